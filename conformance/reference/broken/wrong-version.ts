import { CAPABILITIES } from '../ts/capabilities.ts';
import { hear, say } from './speaker.ts';

// Speaks a protocol that does not exist yet.
hear(({ id }) => {
  const about = { name: 'wrong-version', version: '1.0.0', instanceId: String(process.pid) };
  say({ id, result: { protocolVersion: 2, ...about, capabilities: CAPABILITIES } });
});
