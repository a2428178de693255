import type { ComponentChildren } from "preact";
import { DataTable, type Column } from "../layout/DataTable";
import type { ChartFrame } from "./figure";
import "./charts.css";

interface ChartFigureProps<Row> {
    readonly frame: ChartFrame;
    /** The table of what is drawn. */
    readonly columns: Column<Row>[];
    readonly rows: readonly Row[];
    /** What explains the marks, above the drawing. */
    readonly legend?: ComponentChildren | undefined;
    readonly children: ComponentChildren;
}

/** A drawing with its title, its legend, its table and its source. */
export function ChartFigure<Row>({ frame, columns, rows, legend, children }: ChartFigureProps<Row>) {
    const Heading = `h${frame.headingLevel ?? 3}` as "h3";

    return (
        <figure class="chart">
            <figcaption>
                <Heading class="chart-title">{frame.title}</Heading>
                {frame.note && <div class="chart-note">{frame.note}</div>}
            </figcaption>
            {legend}
            {children}
            <div class="chart-foot">
                <details class="chart-table">
                    <summary>
                        {frame.texts.showTable}
                        <span class="unseen">: {frame.title}</span>
                    </summary>
                    <DataTable caption={frame.title} columns={columns} rows={[...rows]} />
                </details>
                {frame.source && <div class="chart-source">{frame.source}</div>}
            </div>
        </figure>
    );
}

/** The name of a drawing for who cannot see it. */
export function nameOf(frame: ChartFrame): string {
    return frame.summary ? `${frame.title}. ${frame.summary}` : frame.title;
}
