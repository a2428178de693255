import type { GraphQLSchema } from "graphql";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useLanguage } from "../../i18n/useLanguage";
import { Filters } from "./Filters";
import { OrderedList } from "./OrderedList";
import { PathPicker } from "./PathPicker";
import { planOf } from "./plan";
import type { Question } from "./query";
import { changedAt, chartKinds, rootNames, rowCounts, startOf, withColumns, type Report } from "./report";
import { columnOf, columnOfDimension, columnsUnder, fieldOfDimension, inputsUnder, isOrder, type Root } from "./schema";
import { reportTexts } from "./texts";
import { nameOf } from "./words";

interface ComposerProps {
    schema: GraphQLSchema;
    root: Root;
    report: Report;
    /** Null while nothing can be asked. */
    question: Question | null;
    change: (report: Report) => void;
}

/** All choices of a report. Each counts at once. */
export function Composer({ schema, root, report, question, change }: ComposerProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const chain = report.columns.flatMap((path) => columnOf(root, path)?.listPaths ?? []);
    const aboutHint = useId();
    return (
        <form class="composer" aria-label={texts.compose} onSubmit={(event) => event.preventDefault()}>
            <label>
                {texts.about}
                <select
                    aria-describedby={aboutHint}
                    value={report.root}
                    onChange={(event) => {
                        const chosen = rootNames.find((each) => each === event.currentTarget.value);
                        if (chosen) {
                            change({ ...startOf(chosen), title: report.title });
                        }
                    }}
                >
                    {rootNames.map((each) => (
                        <option key={each} value={each}>
                            {texts.roots[each]}
                        </option>
                    ))}
                </select>
            </label>
            <p class="hint" id={aboutHint} lang="en">
                {root.description}
            </p>

            {root.dimensions.length > 0 && (
                <Part title={texts.by} count={report.by.length} isOpen>
                    <OrderedList
                        label={texts.by}
                        items={report.by}
                        keyOf={(name) => name}
                        nameOf={(name) => nameOf(fieldOfDimension(name), speech)}
                        change={(by) => change(groupedBy(root, report, by))}
                    />
                    <PathPicker
                        label={texts.addDimension}
                        under={(path) => (path === "" ? root.dimensions.map(({ name, description }) => ({ name: fieldOfDimension(name), path: name, description: description ?? "", isValue: true, isBranch: false })) : [])}
                        taken={report.by}
                        pick={(name) => change(groupedBy(root, report, [...report.by, name]))}
                    />
                    <p class="hint">{texts.byHint}</p>
                    {root.args.has("total") && (
                        <label class="check">
                            <input type="checkbox" checked={report.hasTotal} onChange={(event) => change({ ...report, hasTotal: event.currentTarget.checked })} /> {texts.total}
                        </label>
                    )}
                </Part>
            )}

            <Part title={texts.columns} count={report.columns.length} isOpen>
                <OrderedList label={texts.columns} items={report.columns} keyOf={(path) => path} nameOf={(path) => nameOf(path, speech)} change={(columns) => change(withColumns(report, columns))} />
                <PathPicker
                    label={texts.addColumn}
                    under={(path) => columnsUnder(root, path, report.by, chain)}
                    taken={report.columns}
                    pick={(path) => change(withColumns(report, [...report.columns, path]))}
                />
            </Part>

            {root.where && (
                <Part title={texts.where} count={report.where.length} isOpen={report.where.length > 0}>
                    <Filters schema={schema} root={root} report={report} change={change} />
                </Part>
            )}

            {root.order && <Ordering type={root.order} report={report} change={change} />}

            <Viewing root={root} report={report} question={question} change={change} />

            <label>
                {texts.title}
                <input type="text" maxLength={120} value={report.title} onChange={(event) => change({ ...report, title: event.currentTarget.value.trim() })} />
            </label>
            <p class="hint">{texts.titleHint}</p>

            <button type="button" onClick={() => change(startOf(report.root))}>
                {texts.startAgain}
            </button>
        </form>
    );
}

interface PartProps {
    title: string;
    count?: number;
    /** Whether it begins open. */
    isOpen?: boolean;
    children: ComponentChildren;
}

/** A kind of choice, which folds. */
function Part({ title, count, isOpen = false, children }: PartProps) {
    const texts = useLanguage().text(reportTexts);
    // From then on the reader opens and shuts it.
    const [atFirst] = useState(isOpen);
    return (
        <details class="composer-part" open={atFirst}>
            <summary>
                {title} {count !== undefined && count > 0 && <span class="count">{texts.chosen(count)}</span>}
            </summary>
            {children}
        </details>
    );
}

interface OrderingProps {
    type: NonNullable<Root["order"]>;
    report: Report;
    change: (report: Report) => void;
}

function Ordering({ type, report, change }: OrderingProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const groups = report.columns.filter((path) => isOrder(type, path));
    const groupHint = useId();
    return (
        <Part title={texts.order} count={report.order.length}>
            <OrderedList label={texts.order} items={report.order} keyOf={({ path }) => path} nameOf={({ path }) => nameOf(path, speech)} change={(order) => change({ ...report, order })}>
                {(each, index) => (
                    <select
                        aria-label={texts.direction(nameOf(each.path, speech))}
                        value={each.isDescending ? "DESC" : "ASC"}
                        onChange={(event) => change({ ...report, order: changedAt(report.order, index, { ...each, isDescending: event.currentTarget.value === "DESC" }) })}
                    >
                        <option value="ASC">{texts.ascending}</option>
                        <option value="DESC">{texts.descending}</option>
                    </select>
                )}
            </OrderedList>
            <PathPicker
                label={texts.addOrder}
                under={(path) => inputsUnder(type, path)}
                taken={report.order.map(({ path }) => path)}
                pick={(path) => change({ ...report, order: [...report.order, { path, isDescending: false }] })}
            />
            <label>
                {texts.group}
                <select aria-describedby={groupHint} value={groups.includes(report.group) ? report.group : ""} onChange={(event) => change({ ...report, group: event.currentTarget.value })}>
                    <option value="">{texts.none}</option>
                    {groups.map((path) => (
                        <option key={path} value={path}>
                            {nameOf(path, speech)}
                        </option>
                    ))}
                </select>
            </label>
            <p class="hint" id={groupHint}>
                {texts.groupHint}
            </p>
        </Part>
    );
}

function Viewing({ root, report, question, change }: Pick<ComposerProps, "root" | "report" | "question" | "change">) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const columns = question?.columns ?? [];
    const { canBeLines } = planOf(report, columns);
    const kinds = chartKinds.filter((kind) => kind !== "lines" || canBeLines);
    const choices = [
        { name: "label", title: texts.label, columns: columns.filter((column) => !column.isNumber || column.path !== report.value) },
        { name: "value", title: texts.value, columns: columns.filter((column) => column.isNumber) },
        ...(canBeLines ? [{ name: "over", title: texts.over, columns: columns.filter((column) => column.type.name === "Int") } as const] : []),
    ] as const;
    return (
        <Part title={texts.view}>
            {root.isConnection && (
                <label>
                    {texts.rows}
                    <select value={String(report.rows)} onChange={(event) => change({ ...report, rows: Number(event.currentTarget.value) })}>
                        {rowCounts.map((count) => (
                            <option key={count} value={String(count)}>
                                {count}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            <label>
                {texts.chart}
                <select value={report.chart ?? ""} onChange={(event) => change({ ...report, chart: chartKinds.find((each) => each === event.currentTarget.value) ?? null })}>
                    <option value="">{texts.charts.auto}</option>
                    {kinds.map((kind) => (
                        <option key={kind} value={kind}>
                            {texts.charts[kind]}
                        </option>
                    ))}
                </select>
            </label>
            {report.chart !== "none" &&
                choices.map(({ name, title, columns: fitting }) => (
                    <label key={name}>
                        {title}
                        <select value={report[name]} onChange={(event) => change({ ...report, [name]: event.currentTarget.value })}>
                            <option value="">{texts.auto}</option>
                            {fitting.map(({ path }) => (
                                <option key={path} value={path}>
                                    {nameOf(path, speech)}
                                </option>
                            ))}
                        </select>
                    </label>
                ))}
        </Part>
    );
}

/** A report by other dimensions: each brings the column that names it, and takes its columns along when it goes. */
function groupedBy(root: Root, report: Report, by: readonly string[]): Report {
    const gone = report.by.filter((name) => !by.includes(name)).map(fieldOfDimension);
    const kept = report.columns.filter((path) => !gone.includes(path.split(".")[0] ?? ""));
    const news = by.filter((name) => !report.by.includes(name)).flatMap((name) => columnOfDimension(root, name) ?? []);
    const members = kept.filter((path) => report.by.some((name) => path.startsWith(`${fieldOfDimension(name)}.`)));
    const others = kept.filter((path) => !members.includes(path));
    return {
        ...withColumns(report, [...members, ...news, ...others]),
        by,
        order: report.order.filter(({ path }) => !gone.includes(path.split(".")[0] ?? "")),
    };
}
