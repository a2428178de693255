import { addressOf } from "../../app/address";
import { useLanguage } from "../../i18n/useLanguage";
import { Page } from "../../layout/Page";
import { missingTexts } from "./texts";

/** Where an address leads nowhere, or to what the data do not hold. */
export function MissingPage() {
    const { language, text } = useLanguage();
    const texts = text(missingTexts);
    return (
        <Page title={texts.title}>
            <p>{texts.text}</p>
            <p>
                <a href={addressOf("overview", language)}>{texts.back}</a>
            </p>
        </Page>
    );
}
