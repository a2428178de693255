import type { GraphQLSchema } from "graphql";
import { useLocation } from "preact-iso";
import { addressOf } from "../../app/address";
import { Answered } from "../../graph/Answered";
import { useGraph } from "../../graph/useGraph";
import { useLanguage } from "../../i18n/useLanguage";
import { Page } from "../../layout/Page";
import { Composer } from "./Composer";
import { questionOf, type Question } from "./query";
import { decode, encode, type Report } from "./report";
import { Result } from "./Result";
import { rootOf, type Root } from "./schema";
import { Taking } from "./Taking";
import { reportTexts } from "./texts";
import { useSchema } from "./useSchema";
import { nameOf } from "./words";
import "./report.css";

/** A report that the reader composes. It stands whole in the address, which is kept and sent. */
export function ReportPage() {
    const { text } = useLanguage();
    const { query } = useLocation();
    const texts = text(reportTexts);
    const { schema, hasFailed } = useSchema();
    const report = decode(query);

    return (
        <Page title={report.title || (query["of"] === undefined ? texts.page : texts.titleOf(texts.roots[report.root]))} intro={<p class="report-intro">{texts.intro}</p>}>
            {hasFailed ? (
                <div class="failed" role="alert">
                    <p>{texts.noSchema}</p>
                    <button type="button" onClick={() => location.reload()}>
                        {texts.again}
                    </button>
                </div>
            ) : schema ? (
                <Composing schema={schema} report={report} />
            ) : (
                <p class="loading" role="status">
                    {texts.loadingSchema}
                </p>
            )}
        </Page>
    );
}

function Composing({ schema, report }: { schema: GraphQLSchema; report: Report }) {
    const { language, text } = useLanguage();
    const { route } = useLocation();
    const texts = text(reportTexts);
    const root = rootOf(schema, report.root);
    const here = addressOf("report", language);
    const addressOfReport = (each: Report) => `${here}?${encode(each)}`;
    if (!root) {
        return (
            <div class="failed" role="alert">
                <p>{texts.leftOut.unknown(report.root)}</p>
            </div>
        );
    }

    const question = questionOf(root, report);
    return (
        <div class="report">
            {/* Another list has other choices: what was half chosen goes. */}
            <Composer key={report.root} schema={schema} root={root} report={report} question={question} change={(changed) => route(addressOfReport(changed), true)} />
            <div class="report-result">
                {question ? (
                    <Asked key={report.root} root={root} report={report} question={question} address={addressOfReport(report)} />
                ) : (
                    <p role="status">{texts.noColumns}</p>
                )}
            </div>
        </div>
    );
}

interface AskedProps {
    root: Root;
    report: Report;
    question: Question;
    address: string;
}

function Asked({ root, report, question, address }: AskedProps) {
    const speech = useLanguage();
    const texts = speech.text(reportTexts);
    const asked = useGraph(question.document, question.variables);
    return (
        <>
            {question.leftOut.length > 0 && (
                <ul class="left-out" role="status">
                    {question.leftOut.map(({ path, reason }) => (
                        <li key={path}>{texts.leftOut[reason](nameOf(path, speech))}</li>
                    ))}
                </ul>
            )}
            <section aria-label={texts.result}>
                <Answered of={asked}>{(data) => <Result root={root} report={report} question={question} data={data} />}</Answered>
            </section>
            <Taking report={report} question={question} release={asked.release} address={address} />
        </>
    );
}
