// Rules about secrets.
import { follow, isFixed, typesOf } from './contract-walk.mjs';

/** Names that secrets have. `link` alone is that of a one-time link. */
const SECRET_NAME = /password|secret|token|verifier|^(?:code|link|setupUrl|redirectTo)$/i;

/**
 * Why: the sandbox keeps what it was asked and answered, and leaves out what the contract marks as secret. A
 * secret that nobody marked would be kept and shown. `except` lists names that only sound like secrets.
 */
export const markedSecrets = ({ except = [] }) => ({
  Schema(schema, ctx) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!SECRET_NAME.test(name) || except.includes(name)) continue;
      const at = ctx.location.child(['properties', name]);
      const meant = follow(ctx, property, at)?.node;
      if (meant === undefined || isFixed(meant) || meant['x-extensible-enum'] !== undefined) continue;
      // Words such as VALIDATION_FAILED are told, not kept.
      if (/^\^\[A-Z\]\[A-Z0-9_\]/.test(meant.pattern ?? '')) continue;
      if (!typesOf(meant).includes('string') || meant.format === 'password') continue;
      ctx.report({ message: `${name} sounds like a secret: mark it with format password.`, location: at });
    }
  },
});
