import { loadRecording, RecordingError } from './recording.ts';
import { type ReplayOptions, type ReplayReport, replayRecording } from './replay.ts';
import { TargetError } from './target.ts';

const MOST_DIFFERENCES = 10;
const MOST_LEFT_OUT = 5;

/** Visible text only: a recording is anybody's, and a console obeys control characters. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?').slice(0, 500);
}

/** What a comparison did not see, where it did not see all. */
function partsText(comparedInPart: number): string {
  if (comparedInPart === 0) return '';
  const [answers, their] =
    comparedInPart === 1 ? ['1 answer was', 'its'] : [`${comparedInPart} answers were`, 'their'];
  return `${answers} compared by ${their} status and the head of ${their} body only: the recording holds no more\n`;
}

/** What a replay found, in plain words. */
export function reportText({ exchanges, replayed, leftOut, first, comparedInPart }: ReplayReport): string {
  const lines: string[] = [];
  for (const { recorded, reason } of leftOut.slice(0, MOST_LEFT_OUT)) {
    lines.push(plain(`exchange ${recorded.number} is left out: ${reason}`));
  }
  if (leftOut.length > MOST_LEFT_OUT) lines.push(`… and ${leftOut.length - MOST_LEFT_OUT} more are left out`);
  if (first === undefined) {
    const answers = comparedInPart === 0 ? 'every answer' : 'what was compared of every answer';
    lines.push(`${replayed} of ${exchanges} exchanges were replayed, and ${answers} is as it was recorded`);
    return `${lines.join('\n')}\n${partsText(comparedInPart)}`;
  }
  const { recorded, differences, advice } = first;
  lines.push(
    plain(`exchange ${recorded.number} is answered otherwise: ${recorded.method} ${recorded.target}`),
  );
  for (const difference of differences.slice(0, MOST_DIFFERENCES)) lines.push(`  ${plain(difference)}`);
  if (differences.length > MOST_DIFFERENCES) {
    lines.push(`  … and ${differences.length - MOST_DIFFERENCES} more differences`);
  }
  if (advice !== undefined) lines.push(`  (${advice})`);
  lines.push(`${replayed - 1} exchanges before it were answered as recorded; what follows was not replayed`);
  return `${lines.join('\n')}\n${partsText(comparedInPart)}`;
}

/** What the command ends with: 0 equal, 1 different, 2 not to be replayed. */
export interface CommandEnding {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** `khata replay`. Never throws for what is in the file, or for a sandbox that is not there. */
export async function runReplayCommand(file: string, options: ReplayOptions): Promise<CommandEnding> {
  try {
    if (options.url !== undefined && !/^https?:\/\//.test(options.url)) {
      throw new TargetError(`--url must be an http or https URL, not ${options.url}`);
    }
    const report = await replayRecording(await loadRecording(file), options);
    // A replay in which nothing was sent would look like one in which all was well.
    if (report.replayed === 0)
      return { code: 2, text: `${reportText(report)}khata: nothing could be replayed\n` };
    return { code: report.first === undefined ? 0 : 1, text: reportText(report) };
  } catch (error) {
    if (!(error instanceof RecordingError) && !(error instanceof TargetError)) throw error;
    return { code: 2, text: `khata: ${plain(error.message)}\n` };
  }
}
