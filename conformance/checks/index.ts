import type { Check } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';

/** Every check of a partner's integration, by area. */
export const CHECKS: readonly Check<Evidence>[] = [];
