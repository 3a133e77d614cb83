import { DriverError } from './driver.ts';

/** Why a driver could not be started. */
export type StartFailure =
  | 'NO_FOLDER'
  | 'NOT_FOUND'
  | 'NOT_EXECUTABLE'
  | 'EXITED'
  | 'SILENT'
  | 'NOT_PROTOCOL'
  | 'WRONG_VERSION'
  | 'UNKNOWN_CAPABILITY'
  | 'REFUSED'
  | 'SAME_INSTANCE'
  | 'UNREACHABLE'
  | 'RESTART_FAILED';

/** A driver that did not come to say hello, or not as the protocol wants it. */
export class DriverStartError extends DriverError {
  readonly failure: StartFailure;

  /** @param message one line: what went wrong, and what to do about it */
  constructor(failure: StartFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DriverStartError';
    this.failure = failure;
  }
}
