import { StackedBarChart } from "../../charts/StackedBarChart";
import { toneOf } from "../../charts/tones";
import { FigureLink } from "../../graph/FigureLink";
import { labels } from "../../i18n/labels";
import { useLanguage } from "../../i18n/useLanguage";
import { OverviewDocument, type Overview } from "./overview.document";
import { overviewTexts } from "./texts";

/** What was granted, a bar a tranche, a part a pillar. */
export function GrantedByTranche({ data }: { data: Overview }) {
    const { text, money, shortMoney } = useLanguage();
    const texts = text(overviewTexts);
    const figures = data.programmes.flatMap((programme) => programme.spending);
    const layers = figures.flatMap(({ byPillar }) => byPillar.map(({ pillar }) => ({ key: pillar.code, label: pillar.name, tone: toneOf(pillar.code) })));
    const stacks = figures
        .flatMap(({ byTranche }) => byTranche)
        .map(({ tranche, amount, atLeast, atMost }) => ({
            key: String(tranche.number),
            label: text(labels).tranche(tranche.number),
            parts: Object.fromEntries(data.spending.filter((cell) => cell.tranche?.number === tranche.number).map((cell) => [cell.pillar?.code ?? "", cell.amount])),
            total: amount,
            atLeast,
            atMost,
        }));
    return (
        <StackedBarChart
            title={texts.byTrancheChart}
            texts={texts.chart}
            layers={layers}
            stacks={stacks}
            format={money}
            formatShort={shortMoney}
            labelHeading={texts.tranche}
            totalHeading={texts.total}
            boundsTexts={texts.bounds}
            source={<FigureLink document={OverviewDocument} about={texts.byTranche} />}
        />
    );
}
