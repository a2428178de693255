import { useId, useRef, useState } from "preact/hooks";
import { FigureLink } from "../../graph/FigureLink";
import { useGraph } from "../../graph/useGraph";
import { addressOfAnswer } from "../../graph/ask";
import { useLanguage } from "../../i18n/useLanguage";
import { Section } from "../../layout/Section";
import { addressOfCube, addressOfTable, type Question } from "./query";
import { ReportReleaseDocument } from "./report.document";
import type { Report } from "./report";
import { reportTexts } from "./texts";

interface TakingProps {
    report: Report;
    question: Question;
    /** The release that answered; null when none has. */
    release: number | null;
    /** The address of the page with the report. */
    address: string;
}

const formats = ["csv", "xlsx", "json"] as const;

/** How a report is kept, shared, downloaded, asked and cited. */
export function Taking({ report, question, release, address }: TakingProps) {
    const { text } = useLanguage();
    const texts = text(reportTexts);
    const link = `${location.origin}${address}`;
    const { document, variables } = question;
    return (
        <>
            <Section title={texts.save} intro={texts.saveIntro}>
                <div class="report-actions">
                    <CopyButton label={texts.copyLink} text={link} />
                    <button type="button" onClick={() => print()}>
                        {texts.print}
                    </button>
                </div>
            </Section>

            <Section title={texts.downloads} intro={texts.downloadsIntro}>
                <Files title={texts.current} report={report} question={question} />
                {release !== null && release > 0 && (
                    <>
                        <Files title={texts.forEver(release)} report={report} question={question} release={release} />
                        <p class="hint">{texts.forEverNote}</p>
                    </>
                )}
            </Section>

            <Section title={texts.query} intro={texts.queryIntro} link={<FigureLink document={document} variables={variables} about={texts.query} />}>
                <Code label={texts.query} copy={texts.copyQuery} text={document.text} />
                {Object.keys(variables).length > 0 && (
                    <>
                        <h3>{texts.variables}</h3>
                        <Code label={texts.variables} copy={texts.copyVariables} text={JSON.stringify(variables, null, 2)} />
                    </>
                )}
            </Section>

            {release !== null && release > 0 && <Citing question={question} release={release} />}
        </>
    );
}

interface FilesProps {
    title: string;
    report: Report;
    question: Question;
    release?: number;
}

function Files({ title, report, question, release }: FilesProps) {
    const texts = useLanguage().text(reportTexts);
    const cube = addressOfCube(report, release);
    const answer = `${release === undefined ? "" : `/r/${release}`}${addressOfAnswer(question.document, question.variables)}`;
    return (
        <p class="report-files">
            {title}:{" "}
            {formats.map((format) => (
                <span key={format}>
                    <a href={addressOfTable(question, format, release)}>
                        {format.toUpperCase()}
                        <span class="unseen">: {title}</span>
                    </a>{" "}
                </span>
            ))}
            {cube && (
                <>
                    <a href={cube}>
                        JSON-stat
                        <span class="unseen">: {title}</span>
                    </a>{" "}
                </>
            )}
            <a href={answer}>
                {texts.answer}
                <span class="unseen">: {title}</span>
            </a>
        </p>
    );
}

/** The release as it is cited, and the address that gives the figures again. */
function Citing({ question, release }: { question: Question; release: number }) {
    const texts = useLanguage().text(reportTexts);
    const { data } = useGraph(ReportReleaseDocument);
    return (
        <Section title={texts.cite} intro={texts.citeIntro(release)}>
            {data?.release && (
                <p class="citation" lang="en">
                    {data.release.citation}
                </p>
            )}
            <p class="report-address">
                {texts.address}: <code>{`${location.origin}${addressOfTable(question, "csv", release)}`}</code>
            </p>
        </Section>
    );
}

/** A text that can be copied, by the button or by hand. */
function Code({ label, copy, text }: { label: string; copy: string; text: string }) {
    const shown = useRef<HTMLPreElement>(null);
    return (
        <div class="report-code">
            <pre ref={shown} tabIndex={0} role="group" aria-label={label}>
                {text}
            </pre>
            <CopyButton label={copy} text={text} select={() => shown.current && getSelection()?.selectAllChildren(shown.current)} />
        </div>
    );
}

interface CopyButtonProps {
    label: string;
    text: string;
    /** Chooses the text on the page, for a browser that lets no page copy. */
    select?: () => void;
}

function CopyButton({ label, text, select }: CopyButtonProps) {
    const texts = useLanguage().text(reportTexts);
    const field = useRef<HTMLInputElement>(null);
    const id = useId();
    // What was copied: another text is not.
    const [told, setTold] = useState<{ text: string; isCopied: boolean } | null>(null);
    const hasFailed = told?.text === text && !told.isCopied;
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(text);
            setTold({ text, isCopied: true });
        } catch {
            setTold({ text, isCopied: false });
            select?.();
            requestAnimationFrame(() => field.current?.select());
        }
    };

    return (
        <span class="copy">
            <button type="button" aria-describedby={id} onClick={() => void copy()}>
                {label}
            </button>
            {hasFailed && !select && <input ref={field} type="text" readOnly aria-label={label} value={text} />}
            <span id={id} class="hint" role="status">
                {told?.text === text ? (told.isCopied ? texts.copied : texts.notCopied) : ""}
            </span>
        </span>
    );
}
