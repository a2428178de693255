import type { ComponentChildren } from "preact";

/** A column of a table. */
export interface Column<Row> {
    title: string;
    cell: (row: Row) => ComponentChildren;
    /** A figure, which stands to the right. */
    isNumber?: boolean;
    /** Names its row: one column of a table. */
    isName?: boolean;
}

interface DataTableProps<Row> {
    /** What the table is, for who cannot see where it stands. */
    caption: string;
    /** Whether the caption is seen; else it is only heard. */
    showCaption?: boolean;
    columns: Column<Row>[];
    rows: Row[];
    /** A last row of sums, a cell a column. */
    total?: ComponentChildren[];
}

/** A table that scrolls sideways by itself where a screen is narrow. */
export function DataTable<Row>({ caption, showCaption = false, columns, rows, total }: DataTableProps<Row>) {
    return (
        <div class="table-scroll" role="group" aria-label={caption} tabIndex={0}>
            <table>
                <caption class={showCaption ? "" : "unseen"}>{caption}</caption>
                <thead>
                    <tr>
                        {columns.map((column) => (
                            <th key={column.title} scope="col" class={column.isNumber ? "number" : ""}>
                                {column.title}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row, at) => (
                        <tr key={at}>
                            {columns.map((column) =>
                                column.isName ? (
                                    <th key={column.title} scope="row" class={column.isNumber ? "number" : ""}>
                                        {column.cell(row)}
                                    </th>
                                ) : (
                                    <td key={column.title} class={column.isNumber ? "number" : ""}>
                                        {column.cell(row)}
                                    </td>
                                ),
                            )}
                        </tr>
                    ))}
                </tbody>
                {total && (
                    <tfoot>
                        <tr>
                            {total.map((cell, at) => {
                                const column = columns[at];
                                return column?.isName ? (
                                    <th key={at} scope="row">
                                        {cell}
                                    </th>
                                ) : (
                                    <td key={at} class={column?.isNumber ? "number" : ""}>
                                        {cell}
                                    </td>
                                );
                            })}
                        </tr>
                    </tfoot>
                )}
            </table>
        </div>
    );
}
