import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { addressOf, inLanguage } from "../app/address";
import type { PageName } from "../app/addresses";
import { routes } from "../app/routes";
import { languages, type Language } from "../i18n/languages";
import { useLanguage } from "../i18n/useLanguage";
import { layoutTexts } from "./texts";

const inMenu: PageName[] = ["overview", "projects", "municipalities", "indicators", "report", "data"];
const languageNames: Record<Language, string> = { nl: "Nederlands", en: "English" };

/** What stands round every page: the menu, the languages, the foot. */
export function Frame({ children }: { children: ComponentChildren }) {
    const { language, text } = useLanguage();
    const { path, url } = useLocation();
    const texts = text(layoutTexts);
    const query = url.includes("?") ? url.slice(url.indexOf("?")) : "";

    return (
        <>
            <a class="skip" href="#content">
                {texts.skip}
            </a>
            <header class="site-header">
                <div class="site-bar">
                    <a class="site-name" href={addressOf("overview", language)}>
                        {texts.site}
                    </a>
                    <nav aria-label={texts.languages}>
                        <ul class="languages">
                            {languages.map((each) => (
                                <li key={each}>
                                    <a
                                        href={inLanguage(path, each) + query}
                                        lang={each}
                                        hreflang={each}
                                        aria-current={each === language ? "true" : undefined}
                                    >
                                        {languageNames[each]}
                                    </a>
                                </li>
                            ))}
                        </ul>
                    </nav>
                </div>
                <nav class="menu" aria-label={texts.pages}>
                    <ul>
                        {inMenu
                            .filter((page) => routes[page])
                            .map((page) => (
                                <li key={page}>
                                    <a href={addressOf(page, language)} aria-current={currentOf(page, path, language)}>
                                        {texts.names[page]}
                                    </a>
                                </li>
                            ))}
                    </ul>
                </nav>
            </header>
            {children}
            <footer class="site-footer">
                <p>{texts.about}</p>
                <nav aria-label={texts.other}>
                    <ul>
                        <li>
                            <a href="/graphiql">{texts.explore}</a>
                        </li>
                        <li>
                            <a href="/schema.graphql">{texts.schema}</a>
                        </li>
                    </ul>
                </nav>
            </footer>
        </>
    );
}

function currentOf(page: PageName, path: string, language: Language): "page" | "true" | undefined {
    const address = addressOf(page, language);
    if (path === address || path === address.replace(/\/$/, "")) {
        return "page";
    }

    return page !== "overview" && path.startsWith(`${address}/`) ? "true" : undefined;
}
