import { FigureLink } from "../../graph/FigureLink";
import { useLanguage } from "../../i18n/useLanguage";
import { Drawing } from "./Drawing";
import type { Question } from "./query";
import type { Report } from "./report";
import { groupsOf, rowsOf, type Row } from "./rows";
import type { Column, Root } from "./schema";
import { reportTexts } from "./texts";
import { cellOf, nameOf } from "./words";

interface ResultProps {
    root: Root;
    report: Report;
    question: Question;
    data: unknown;
}

/** The table of a report, and its chart. */
export function Result({ root, report, question, data }: ResultProps) {
    const { text, number } = useLanguage();
    const texts = text(reportTexts);
    const { columns } = question;
    const { rows, count, shown, isCut } = rowsOf(root, columns, data);
    const isClosed = report.hasTotal && root.args.has("total") && rows.length > 1;
    const total = isClosed ? (rows.at(-1) ?? null) : null;
    const body = isClosed ? rows.slice(0, -1) : rows;
    const items = isClosed ? shown - 1 : shown;

    return (
        <>
            <div class="found">
                <p role="status">
                    <strong>
                        {items === 0 ? texts.nothing : count === null || count === items ? texts.foundAll(number(items)) : texts.found(number(items), number(count))}
                        {body.length !== items && `, ${texts.lines(number(body.length))}`}
                    </strong>
                </p>
                <FigureLink document={question.document} variables={question.variables} about={texts.table} />
            </div>
            {isCut && <p class="hint">{texts.isCut}</p>}
            {rows.length > 0 && (
                <>
                    <Drawing report={report} question={question} rows={body} />
                    <ReportTable report={report} columns={columns} rows={body} total={total} />
                </>
            )}
        </>
    );
}

interface ReportTableProps {
    report: Report;
    columns: readonly Column[];
    rows: readonly Row[];
    total: Row | null;
}

/** The rows, parted where the report is grouped. */
function ReportTable({ report, columns, rows, total }: ReportTableProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const group = columns.findIndex(({ path }) => path === report.group);
    const grouped = columns[group];
    const caption = report.title || texts.titleOf(texts.roots[report.root]);
    const write = (column: Column, value: unknown) => cellOf(column, value, speech, texts);
    const classOf = (column: Column) => (column.isNumber ? "number" : "");
    // The first text names a row.
    const naming = columns.findIndex((column) => !column.isNumber);
    const body = (list: readonly Row[]) =>
        list.map((row, at) => (
            <tr key={at}>
                {columns.map((column, index) => {
                    const words = write(column, row.cells[index]);
                    return index === naming && words !== "" ? (
                        <th key={column.path} scope="row">
                            {words}
                        </th>
                    ) : (
                        <td key={column.path} class={classOf(column)}>
                            {words}
                        </td>
                    );
                })}
            </tr>
        ));

    return (
        <div class="table-scroll report-table" role="group" aria-label={caption} tabIndex={0}>
            <table>
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>
                        {columns.map((column) => (
                            <th key={column.path} scope="col" class={classOf(column)} aria-sort={sortOf(report, column)}>
                                {nameOf(column.path, speech)}
                            </th>
                        ))}
                    </tr>
                </thead>
                {grouped ? (
                    groupsOf(rows, group).map((part, at) => (
                        <tbody key={at}>
                            <tr class="group-row">
                                <th scope="rowgroup" colSpan={columns.length}>
                                    {texts.groupOf(write(grouped, part.value) || texts.noValue, speech.number(part.rows.length))}
                                </th>
                            </tr>
                            {body(part.rows)}
                        </tbody>
                    ))
                ) : (
                    <tbody>{body(rows)}</tbody>
                )}
                {total && (
                    <tfoot>
                        <tr>
                            {columns.map((column, index) => (
                                <td key={column.path} class={classOf(column)}>
                                    {index === naming ? texts.sum : write(column, total.cells[index])}
                                </td>
                            ))}
                        </tr>
                    </tfoot>
                )}
            </table>
        </div>
    );
}

/** How the rows are ordered by a column, if they are by it first. */
function sortOf(report: Report, column: Column): "ascending" | "descending" | undefined {
    const first = report.group === "" ? report.order[0] : undefined;
    return first?.path === column.path ? (first.isDescending ? "descending" : "ascending") : undefined;
}
