import type { PreviewTable } from '../core/api.js';

/** A logical table. */
export function TableView({ table }: { readonly table: PreviewTable }) {
  return (
    <table>
      <caption>{table.name}</caption>
    </table>
  );
}
