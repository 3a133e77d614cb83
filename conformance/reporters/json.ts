import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';

/** `report.json`: the whole record, evidence included, as spec/generated/report.schema.json describes it. */
export function reportJson(report: RunReport<Evidence>): string {
  return `${JSON.stringify(report, null, 1)}\n`;
}
