/** One printed amount with everything that says what it is: a row of tidy data. Texts that are not known are empty. */
export interface TidyFact {
  readonly document: string;
  readonly owner: string;
  readonly budget_year: number | undefined;
  readonly source: 'table' | 'text';
  readonly table_no: number | undefined;
  readonly table_title: string;
  readonly table_kind: string;
  readonly row_no: number | undefined;
  readonly row_code: string;
  readonly second_code: string;
  readonly unit_code: string;
  readonly row_name: string;
  readonly row_detail: string;
  readonly row_path: string;
  readonly is_total: boolean;
  readonly is_leaf: boolean | undefined;
  readonly column_path: string;
  readonly role: string;
  readonly year: number | undefined;
  readonly year_kind: string;
  /** An exact decimal, as `amount_yuan` is: a text, so that no floating point touches it. */
  readonly amount: string;
  readonly unit: string;
  readonly amount_yuan: string;
  readonly flow: string;
  readonly fund: string;
  readonly part: string;
  readonly subject: string;
  readonly findings: string;
  readonly line: number;
  readonly line_column: number;
}

export type TidyField = keyof TidyFact;

/** Which place an amount has in its file: no two amounts share it. */
export const tidyKey: readonly TidyField[] = ['document', 'line', 'line_column'];
