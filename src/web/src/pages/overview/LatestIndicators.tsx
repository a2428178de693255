import { addressOf } from "../../app/address";
import { useLanguage } from "../../i18n/useLanguage";
import { DataTable } from "../../layout/DataTable";
import type { Overview } from "./overview.document";
import { overviewTexts } from "./texts";

type Indicator = Overview["indicators"]["nodes"][number];
type Standing = Indicator["municipalities"]["nodes"][number];

/** Where the indicators stand: the lowest and the highest municipality beside the larger regions. */
export function LatestIndicators({ indicators }: { indicators: Indicator[] }) {
    const { language, text, number } = useLanguage();
    const texts = text(overviewTexts);
    const regions = [...new Map(indicators.flatMap((indicator) => indicator.others.nodes.map(({ region }) => [region.code, region]))).values()];
    const written = (indicator: Indicator, standing: Standing | undefined) =>
        typeof standing?.latest?.value === "number" ? `${number(standing.latest.value, indicator.decimals)} (${standing.region.name})` : "–";

    return (
        <DataTable
            caption={texts.indicators}
            columns={[
                {
                    title: texts.indicator,
                    isName: true,
                    cell: (indicator) => (
                        <>
                            <a href={addressOf("indicator", language, indicator.code)}>{language === "en" ? indicator.nameEn : indicator.name}</a>
                            <span class="unit" lang="nl">
                                {indicator.unit}
                            </span>
                        </>
                    ),
                },
                { title: texts.period, cell: (indicator) => periodOf(indicator) ?? "–" },
                { title: texts.lowest, isNumber: true, cell: (indicator) => written(indicator, ranked(indicator)[0]) },
                { title: texts.highest, isNumber: true, cell: (indicator) => written(indicator, ranked(indicator).at(-1)) },
                ...regions.map((region) => ({
                    title: region.name,
                    isNumber: true,
                    cell: (indicator: Indicator) => {
                        const latest = indicator.others.nodes.find((each) => each.region.code === region.code)?.latest;
                        return typeof latest?.value !== "number" ? "–" : `${number(latest.value, indicator.decimals)}${latest.period === periodOf(indicator) ? "" : ` (${latest.period})`}`;
                    },
                })),
            ]}
            rows={indicators}
        />
    );
}

/** The latest period that a municipality has a figure of. */
function periodOf(indicator: Indicator): string | undefined {
    return indicator.municipalities.nodes
        .map(({ latest }) => latest?.period)
        .filter((period) => period !== undefined)
        .sort()
        .at(-1);
}

// Figures of different periods are not compared.
function ranked(indicator: Indicator): Standing[] {
    const period = periodOf(indicator);
    return indicator.municipalities.nodes.filter(({ latest }) => latest?.period === period && latest?.value !== null).sort((one, other) => (one.latest?.value ?? 0) - (other.latest?.value ?? 0));
}
