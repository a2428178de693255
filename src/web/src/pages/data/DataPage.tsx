import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { Page } from "../../layout/Page";
import { Section } from "../../layout/Section";
import { SourceLine } from "../../layout/SourceLine";
import { DataDocument, type Data } from "./data.document";
import { Notes } from "./Notes";
import { dataTexts } from "./texts";

/** The trusted documents that are most asked for as a table. */
const tables = ["projects", "spending", "reconciliation"] as const;
const formats = ["csv", "xlsx", "json"] as const;

/** Where the figures come from, what changed, and how to take them along. */
export function DataPage() {
    const texts = useLanguage().text(dataTexts);
    const asked = useGraph(DataDocument);
    return (
        <Page title={texts.title} intro={<p>{texts.intro}</p>}>
            <Answered of={asked}>{(data) => <Content data={data} />}</Answered>
        </Page>
    );
}

function Content({ data }: { data: Data }) {
    const { text, number, money, date } = useLanguage();
    const texts = text(dataTexts);
    const { release } = data;
    const written = (measure: "AMOUNT" | "PROJECT_COUNT", value: number) => (measure === "AMOUNT" ? money(value) : number(value));
    return (
        <>
            {release && (
                <Section title={texts.release} intro={texts.releaseIntro} link={<FigureLink document={DataDocument} about={texts.release} />}>
                    <dl class="facts">
                        <dt>{texts.number}</dt>
                        <dd>{release.number}</dd>
                        <dt>{texts.name}</dt>
                        <dd lang="nl">{release.title}</dd>
                        <dt>{texts.published}</dt>
                        <dd>{date(release.created)}</dd>
                        <dt>{texts.checksum}</dt>
                        <dd>
                            <code>{release.checksum}</code>
                        </dd>
                    </dl>
                </Section>
            )}

            {release && (
                <Section title={texts.cite} intro={texts.citeIntro}>
                    <p class="citation" lang="en">
                        {release.citation}
                    </p>
                    <details class="fold">
                        <summary>BibTeX</summary>
                        <pre class="citation" tabIndex={0}>
                            {release.bibtex}
                        </pre>
                    </details>
                </Section>
            )}

            <Section title={texts.downloads} intro={texts.downloadsIntro}>
                <ul>
                    <li>
                        <a href="/release.zip">{texts.whole}</a>
                    </li>
                    {tables.map((table) => (
                        <li key={table}>
                            {table}:{" "}
                            {formats.map((format) => (
                                <span key={format}>
                                    <a href={`/reports/${table}.${format}`} aria-label={`${table} (${format.toUpperCase()})`}>
                                        {format.toUpperCase()}
                                    </a>{" "}
                                </span>
                            ))}
                        </li>
                    ))}
                </ul>
            </Section>

            <Section title={texts.api} intro={texts.apiIntro}>
                <ul>
                    <li>
                        <a href="/graphiql">{texts.explore}</a>
                    </li>
                    <li>
                        <a href="/schema.graphql">{texts.schema}</a>
                    </li>
                </ul>
            </Section>

            <Section title={texts.changes} link={<FigureLink document={DataDocument} about={texts.changes} />}>
                {data.releases.map((each) => (
                    <ReleaseChanges key={each.number} release={each} />
                ))}
            </Section>

            <Section
                title={texts.reconciliation}
                intro={texts.reconciliationIntro(number(data.reconciliation.length), number(data.reconciliation.filter(({ difference }) => difference === 0).length))}
                link={<FigureLink document={DataDocument} about={texts.reconciliation} />}
            >
                <DataTable
                    caption={texts.reconciliation}
                    columns={[
                        { title: texts.pillar, isName: true, cell: (row) => row.pillar?.name ?? texts.everything },
                        { title: texts.tranche, isNumber: true, cell: (row) => row.tranche.number },
                        { title: texts.measure, cell: (row) => texts.measures[row.measure] },
                        { title: texts.printed, isNumber: true, cell: (row) => written(row.measure, row.printed) },
                        { title: texts.computed, isNumber: true, cell: (row) => written(row.measure, row.computed) },
                        { title: texts.difference, isNumber: true, cell: (row) => written(row.measure, row.difference) },
                        { title: texts.source, cell: (row) => <SourceLine {...row.source} /> },
                    ]}
                    rows={data.reconciliation}
                />
            </Section>

            <Section title={texts.sources} intro={texts.sourcesIntro(number(data.sources.totalCount))} link={<FigureLink document={DataDocument} about={texts.sources} />}>
                <DataTable
                    caption={texts.sources}
                    columns={[
                        {
                            title: texts.source,
                            isName: true,
                            cell: (row) => (
                                <span lang="nl">
                                    {row.url ? <a href={row.url}>{row.title}</a> : row.title}
                                    <span class="unit">{[row.edition, row.table].filter(Boolean).join(", ")}</span>
                                </span>
                            ),
                        },
                        { title: texts.publisher, cell: (row) => <span lang="nl">{row.publisher}</span> },
                        { title: texts.licence, cell: (row) => row.licence ?? texts.noLicence },
                        {
                            title: texts.retrieved,
                            cell: (row) => (
                                <>
                                    {row.retrieved && date(row.retrieved)}
                                    {row.copy && (
                                        <>
                                            {" "}
                                            (
                                            <a href={row.copy} aria-label={`${texts.copy}: ${row.code}`}>
                                                {texts.copy}
                                            </a>
                                            )
                                        </>
                                    )}
                                </>
                            ),
                        },
                    ]}
                    rows={data.sources.nodes}
                />
            </Section>

            <Section title={texts.notes} intro={texts.notesIntro(number(data.dataNotes.totalCount))} link={<FigureLink document={DataDocument} about={texts.notes} />}>
                <Notes notes={data.dataNotes.nodes} />
            </Section>
        </>
    );
}

function ReleaseChanges({ release }: { release: Data["releases"][number] }) {
    const { text, number, date } = useLanguage();
    const texts = text(dataTexts);
    const words = text(labels);
    return (
        <article>
            <h3>
                {release.number}. <span lang="nl">{release.title}</span>, {date(release.created)}
            </h3>
            {release.changesSince === null ? (
                <p>{texts.first}</p>
            ) : release.changeCounts.length === 0 ? (
                <p>{texts.nothingChanged}</p>
            ) : (
                <DataTable
                    caption={texts.since(release.changesSince)}
                    showCaption
                    columns={[
                        { title: texts.concept, isName: true, cell: (row) => <span lang="en">{row.concept}</span> },
                        { title: words.change.added, isNumber: true, cell: (row) => number(row.added) },
                        { title: words.change.revised, isNumber: true, cell: (row) => number(row.revised) },
                        { title: words.change.removed, isNumber: true, cell: (row) => number(row.removed) },
                    ]}
                    rows={release.changeCounts}
                />
            )}
        </article>
    );
}
