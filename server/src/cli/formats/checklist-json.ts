import type { ChecklistItem, ChecklistPlace, ChecklistStatus, LineMap, Severity } from '../../core/api.js';
import type { ChecklistFormat } from '../checklist-report.js';
import { type Region, regionOf } from '../file-report.js';

interface JsonChecklist {
  readonly filePath: string;
  readonly recognised: boolean;
  /** Passed, or accepted with a reason. */
  readonly settled: number;
  /** Settled, failed and to be explained. */
  readonly total: number;
  readonly counts: Readonly<Record<ChecklistStatus, number>>;
  readonly items: readonly JsonItem[];
}

interface JsonItem {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly status: ChecklistStatus;
  readonly detail: string;
  readonly ruleIds: readonly string[];
  readonly places: readonly JsonPlace[];
}

/** Lines and columns from 1, columns in UTF-16 units. */
interface JsonPlace extends Region {
  /** What was found, what is accepted with a reason, or where the item stands. */
  readonly kind: ChecklistPlace['kind'];
  readonly ruleId: string | null;
  readonly severity: Severity | null;
  readonly message: string;
}

/** An array with one entry for each file. */
export const formatChecklistJson: ChecklistFormat = (reports) =>
  `${JSON.stringify(
    reports.map(({ path, lines, checklist: { recognised, settled, total, counts, sections } }): JsonChecklist => {
      const items = sections.flatMap((section) => section.items.map((item) => toJsonItem(item, lines)));
      return { filePath: path, recognised, settled, total, counts, items };
    }),
  )}\n`;

function toJsonItem({ id, group, title, status, detail, ruleIds, places }: ChecklistItem, lines: LineMap): JsonItem {
  return {
    id,
    group,
    title,
    status,
    detail,
    ruleIds,
    places: places.map(({ span, kind, ruleId, severity, message }) => ({
      ...regionOf(lines, span),
      kind,
      ruleId: ruleId ?? null,
      severity: severity ?? null,
      message,
    })),
  };
}
