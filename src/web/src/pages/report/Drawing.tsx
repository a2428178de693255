import { useState } from "preact/hooks";
import { BarChart } from "../../charts/BarChart";
import { LineChart, type LineSeries } from "../../charts/LineChart";
import { toneOf } from "../../charts/tones";
import { useLanguage } from "../../i18n/useLanguage";
import { barsOf, mostBars, mostSeries, planOf, seriesOf } from "./plan";
import type { Question } from "./query";
import type { Report } from "./report";
import type { Row } from "./rows";
import { reportTexts } from "./texts";
import { cellOf, figureOf, nameOf } from "./words";

interface DrawingProps {
    report: Report;
    question: Question;
    rows: readonly Row[];
}

/** The chart of a report: bars of its rows, or lines over the years. */
export function Drawing({ report, question: { columns }, rows }: DrawingProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const [focus, setFocus] = useState<string | null>(null);
    const plan = planOf(report, columns);
    const value = columns[plan.value];
    if (plan.kind === "none" || !value) {
        return null;
    }

    const format = (figure: number) => figureOf(value, figure, speech);
    const words = (label: readonly unknown[]) =>
        label
            .map((each, at) => {
                const column = columns[plan.labels[at] ?? -1];
                return column ? cellOf(column, each, speech, texts) : "";
            })
            .filter((each) => each !== "")
            .join(", ") || texts.noValue;
    const labelHeading = plan.labels.map((index) => nameOf(columns[index]?.path ?? "", speech)).join(", ");
    const valueHeading = nameOf(value.path, speech);
    const title = texts.chartOf(valueHeading, labelHeading);

    if (plan.kind === "lines") {
        const reason = columns.findIndex(({ type }) => type.name === "MissingReason");
        const reasonColumn = columns[reason];
        const found = seriesOf(plan, rows, (row) => (reasonColumn && cellOf(reasonColumn, row.cells[reason], speech, texts)) || undefined);
        if (!found) {
            return <p class="hint">{texts.severalValues}</p>;
        }

        const series: LineSeries[] = found.slice(0, mostSeries).map(({ label, points }) => ({ key: JSON.stringify(label), label: words(label), points }));
        return (
            <div class="report-chart">
                <LineChart
                    title={title}
                    headingLevel={2}
                    note={found.length > mostSeries ? texts.chartFirst(mostSeries, found.length) : undefined}
                    summary={texts.summary(rows.length)}
                    texts={texts.lineChart}
                    series={series}
                    format={format}
                    unit={valueHeading}
                    labelHeading={labelHeading}
                    focus={focus}
                    onFocus={setFocus}
                />
            </div>
        );
    }

    const bars = barsOf(plan, rows);
    if (!bars.some((bar) => bar.value !== null)) {
        return null;
    }

    const pillar = columns.findIndex(({ path }) => path === "pillar.code");
    const told = rows.filter((row) => row.isFirst[plan.value]);
    return (
        <div class="report-chart">
            <BarChart
                title={title}
                headingLevel={2}
                note={bars.length > mostBars ? texts.chartFirst(mostBars, bars.length) : undefined}
                summary={texts.summary(bars.length)}
                texts={texts.lineChart}
                bars={bars.slice(0, mostBars).map(({ label, value: figure }, at) => ({
                    key: String(at),
                    label: words(label),
                    value: figure,
                    ...(pillar >= 0 ? { tone: toneOf(String(told[at]?.cells[pillar])) } : {}),
                }))}
                format={format}
                labelHeading={labelHeading}
                valueHeading={valueHeading}
            />
        </div>
    );
}
