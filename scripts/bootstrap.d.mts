export declare const root: string;
export declare function stop(message: string, code?: number): never;
export declare function run(command: string, args: readonly string[], options?: object): void;
export declare function ensureInstalled(): void;
export declare function ensureBuilt(): void;
