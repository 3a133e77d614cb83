import type { components } from '../spec/generated/control.types.ts';

/**
 * Told of an exchange of a world, in the form in which the control plane lists it. It stands alone, so that the types of
 * the public door lead to no more of the server than they must.
 */
export type ExchangeCallback = (world: string, exchange: components['schemas']['Exchange']) => void;
