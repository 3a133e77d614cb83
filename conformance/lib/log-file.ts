/** Files that are logs by their path: `app.log`, `app.log.1`, `logs/today.txt`. */
export const LOG_FILE = /\.log(?:\.\d+)?$|(?:^|\/)logs?\//;
