import { Answered } from "../../graph/Answered";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { useLanguage } from "../../i18n/useLanguage";
import { Page } from "../../layout/Page";
import { OverviewDocument } from "./overview.document";
import { overviewTexts } from "./texts";

export function OverviewPage() {
    const texts = useLanguage().text(overviewTexts);
    const asked = useGraph(OverviewDocument);
    return (
        <Page title={texts.title}>
            <Answered of={asked}>{(data) => <p>{data.programmes.map((programme) => programme.name).join("; ")}</p>}</Answered>
            <FigureLink document={OverviewDocument} />
        </Page>
    );
}
