/** What {@link missingFromLock} reads of a lock file. */
export interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string>; dev?: boolean }>;
}
export declare function missingFromLock(lock: LockFile): Map<string, { version: string; dev: boolean }>;
