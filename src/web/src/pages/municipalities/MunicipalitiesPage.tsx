import { useLocation } from "preact-iso";
import { addressOf } from "../../app/address";
import { useParameter } from "../../app/useParameter";
import { RegionMap, type MapRegion } from "../../charts/RegionMap";
import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { useLanguage, type Speech } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import { Page } from "../../layout/Page";
import { Section } from "../../layout/Section";
import { formatOf } from "../indicators/words";
import { FiguresDocument } from "./figures.document";
import { MunicipalitiesDocument, type Municipalities } from "./municipalities.document";
import { municipalitiesTexts } from "./texts";
import "./municipalities.css";

type Municipality = Municipalities["municipalities"]["nodes"][number];

/** The municipalities of the deal on a map, coloured by what was granted or by an indicator, and beside it in tables. */
export function MunicipalitiesPage() {
    const speech = useLanguage();
    const texts = speech.text(municipalitiesTexts);
    const asked = useGraph(MunicipalitiesDocument);
    const [code, choose] = useParameter("indicator");

    return (
        <Page title={texts.title} intro={<p>{texts.intro}</p>}>
            <Answered of={asked}>
                {(data) => {
                    const chosen = data.indicators.nodes.some((each) => each.code === code) ? code : null;
                    return (
                        <>
                            <Chooser indicators={data.indicators.nodes} chosen={chosen} onChoose={choose} speech={speech} />
                            {chosen === null ? (
                                <div class="map-and-table">
                                    <SpendingMap municipalities={data.municipalities.nodes} speech={speech} />
                                    <Granted data={data} speech={speech} />
                                </div>
                            ) : (
                                <>
                                    <IndicatorMap municipalities={data.municipalities.nodes} code={chosen} speech={speech} />
                                    <Granted data={data} speech={speech} />
                                </>
                            )}
                        </>
                    );
                }}
            </Answered>
        </Page>
    );
}

interface ChooserProps {
    indicators: Municipalities["indicators"]["nodes"];
    chosen: string | null;
    onChoose: (code: string | null) => void;
    speech: Speech;
}

function Chooser({ indicators, chosen, onChoose, speech }: ChooserProps) {
    const texts = speech.text(municipalitiesTexts);
    const groups = [...new Set(indicators.map((each) => each.pillar?.name ?? texts.general))];

    return (
        <p class="chooser">
            <label for="map-figure">{texts.choose}</label>
            <select id="map-figure" value={chosen ?? ""} onChange={(event) => onChoose(event.currentTarget.value || null)}>
                <option value="">{texts.spending}</option>
                {groups.map((group) => (
                    <optgroup key={group} label={group}>
                        {indicators
                            .filter((each) => (each.pillar?.name ?? texts.general) === group)
                            .map((each) => (
                                <option key={each.code} value={each.code}>
                                    {speech.language === "nl" ? each.name : each.nameEn}
                                </option>
                            ))}
                    </optgroup>
                ))}
            </select>
        </p>
    );
}

interface MapProps {
    municipalities: Municipality[];
    speech: Speech;
}

function SpendingMap({ municipalities, speech }: MapProps) {
    const texts = speech.text(municipalitiesTexts);
    const { route } = useLocation();

    return (
        <RegionMap
            title={texts.spendingTitle}
            headingLevel={2}
            note={texts.spendingNote}
            summary={texts.summary}
            texts={texts.map}
            regions={regionsOf(municipalities, (each) => ({ value: each.spending.perInhabitant }), speech)}
            format={speech.money}
            labelHeading={texts.municipality}
            valueHeading={texts.perInhabitant}
            onOpen={route}
            source={
                <MapSource
                    municipalities={municipalities}
                    speech={speech}
                    link={<FigureLink document={MunicipalitiesDocument} about={texts.spendingTitle} />}
                />
            }
        />
    );
}

function IndicatorMap({ municipalities, code, speech }: MapProps & { code: string }) {
    const texts = speech.text(municipalitiesTexts);
    const { route } = useLocation();
    const asked = useGraph(FiguresDocument, { indicator: code });

    return (
        <Answered of={asked}>
            {({ indicator }) => {
                if (!indicator) {
                    return null;
                }
                const name = speech.language === "nl" ? indicator.name : indicator.nameEn;
                const series = new Map(indicator.series.nodes.map((each) => [each.region.code, each]));
                const years = [...new Set(indicator.series.nodes.flatMap(({ latest }) => (latest ? [latest.period] : [])))].sort();
                const format = formatOf(indicator, speech);
                const link = <FigureLink document={FiguresDocument} variables={{ indicator: code }} about={name} />;
                return (
                    <div class="map-and-table">
                        <RegionMap
                            title={name}
                            headingLevel={2}
                            note={
                                <p>
                                    {years.length > 0 && texts.indicatorNote(indicator.unit, years.join(", "))}{" "}
                                    <a href={addressOf("indicator", speech.language, code)}>{texts.readMore}</a>
                                </p>
                            }
                            summary={texts.summary}
                            texts={texts.map}
                            regions={regionsOf(municipalities, (each) => ({ value: series.get(each.code)?.latest?.value ?? null }), speech)}
                            format={format}
                            formatBound={(value) => speech.number(value)}
                            labelHeading={texts.municipality}
                            valueHeading={texts.figure}
                            onOpen={route}
                            source={<MapSource municipalities={municipalities} speech={speech} link={link} />}
                        />
                        <Section title={texts.latest} link={link}>
                            <DataTable
                                caption={`${name}: ${texts.latest}`}
                                rows={municipalities}
                                columns={[
                                    { title: texts.municipality, isName: true, cell: (row) => <MunicipalityLink municipality={row} speech={speech} /> },
                                    {
                                        title: texts.figure,
                                        isNumber: true,
                                        cell: (row) => {
                                            const value = series.get(row.code)?.latest?.value ?? null;
                                            return value === null ? texts.map.noFigure : format(value);
                                        },
                                    },
                                    { title: texts.year, isNumber: true, cell: (row) => series.get(row.code)?.latest?.period ?? "–" },
                                    {
                                        title: texts.rank,
                                        isNumber: true,
                                        cell: (row) => {
                                            const { rank = null, rankedCount = null } = series.get(row.code) ?? {};
                                            return rank === null || rankedCount === null ? "–" : texts.rankOf(rank, rankedCount);
                                        },
                                    },
                                ]}
                            />
                        </Section>
                    </div>
                );
            }}
        </Answered>
    );
}

function Granted({ data, speech }: { data: Municipalities; speech: Speech }) {
    const texts = speech.text(municipalitiesTexts);
    const unattributed = data.spending.find((cell) => cell.kind === "CELL" && cell.municipality === null);
    const total = data.spending.find((cell) => cell.kind === "TOTAL");
    const share = (value: number | null) => (value === null ? "–" : speech.percent(value, 1));
    const rows = [
        ...data.municipalities.nodes.map((each) => ({
            key: each.code,
            name: <MunicipalityLink municipality={each} speech={speech} />,
            projects: `${each.projects.totalCount}`,
            amount: each.spending.amount,
            perInhabitant: each.spending.perInhabitant === null ? "–" : speech.money(each.spending.perInhabitant),
            share: each.spending.share,
        })),
        ...(unattributed
            ? [{ key: "none", name: <em>{texts.unattributed}</em>, projects: "", amount: unattributed.amount, perInhabitant: "–", share: unattributed.share }]
            : []),
    ];

    return (
        <Section title={texts.tableTitle} intro={texts.tableIntro} link={<FigureLink document={MunicipalitiesDocument} about={texts.tableTitle} />}>
            <DataTable
                caption={`${texts.title}: ${texts.tableTitle}`}
                rows={rows}
                columns={[
                    { title: texts.municipality, isName: true, cell: (row) => row.name },
                    { title: texts.projects, isNumber: true, cell: (row) => row.projects },
                    { title: texts.granted, isNumber: true, cell: (row) => speech.money(row.amount) },
                    { title: texts.perInhabitant, isNumber: true, cell: (row) => row.perInhabitant },
                    { title: texts.share, isNumber: true, cell: (row) => share(row.share) },
                ]}
                {...(total ? { total: [texts.total, "", speech.money(total.amount), "", share(total.share)] } : {})}
            />
        </Section>
    );
}

function MunicipalityLink({ municipality, speech }: { municipality: Municipality; speech: Speech }) {
    return <a href={addressOf("municipality", speech.language, municipality.code)}>{municipality.name}</a>;
}

function MapSource({ municipalities, speech, link }: MapProps & { link: preact.ComponentChildren }) {
    const texts = speech.text(municipalitiesTexts);
    const boundary = municipalities.find((each) => each.boundary)?.boundary;
    return (
        <>
            {boundary && <span class="source-line">{texts.boundaries(boundary.source.title, boundary.source.publisher, boundary.year)}</span>} {link}
        </>
    );
}

function regionsOf(municipalities: Municipality[], figure: (municipality: Municipality) => { value: number | null }, speech: Speech): MapRegion[] {
    return municipalities.flatMap((each) => {
        const outline = each.boundary?.geometry;
        return outline?.type === "Polygon" || outline?.type === "MultiPolygon"
            ? [{ key: each.code, label: each.name, geometry: outline, href: addressOf("municipality", speech.language, each.code), ...figure(each) }]
            : [];
    });
}
