import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { ctrfJson } from './ctrf.ts';
import { htmlPage } from './html/page.ts';
import { reportJson } from './json.ts';
import { junitXml } from './junit.ts';
import { sarifJson } from './sarif.ts';

/** The files of a report directory, in the order in which they are put in place: the record comes last. */
const FORMS: readonly (readonly [string, (report: RunReport<Evidence>) => string])[] = [
  ['report.html', htmlPage],
  ['junit.xml', junitXml],
  ['ctrf.json', ctrfJson],
  ['report.sarif', sarifJson],
  ['report.json', reportJson],
];

/** Names of all files that a report consists of. */
export const FORM_NAMES: readonly string[] = FORMS.map(([name]) => name);

/** A report in every form: file name → content. */
export function reportForms(report: RunReport<Evidence>): readonly (readonly [string, string])[] {
  return FORMS.map(([name, write]) => [name, write(report)]);
}
