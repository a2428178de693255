import type { ComponentType } from "preact";
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { useRef } from "preact/hooks";
import { isLanguage, languages, type Language } from "../i18n/languages";
import { Speaking } from "../i18n/useLanguage";
import { Frame } from "../layout/Frame";
import { MissingPage } from "../pages/missing/MissingPage";
import { addresses, type PageName } from "./addresses";
import { routes, type PageProps } from "./routes";

/** Other addresses of this host, as /graphiql, are no pages of this program. */
const own = /^\/(nl|en)(\/|$)/;

const pages = Object.entries(routes).map(([name, Page]) => ({ name: name as PageName, Page: Page as ComponentType<PageProps> }));

export function App() {
    return (
        <LocationProvider scope={own}>
            <Pages />
        </LocationProvider>
    );
}

function Pages() {
    const { path } = useLocation();
    const first = path.split("/")[1];
    const language: Language = isLanguage(first) ? first : "nl";
    const last = useRef(location.pathname);
    document.documentElement.lang = language;

    // Whoever hears the page or goes by keyboard is brought to what is new.
    const arrive = () => {
        if (last.current !== location.pathname) {
            last.current = location.pathname;
            document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
        }
    };

    return (
        <Speaking language={language}>
            <Frame>
                <ErrorBoundary>
                    <Router onLoadEnd={arrive} onRouteChange={arrive}>
                        {pages.flatMap(({ name, Page }) =>
                            languages.map((each) => <Route key={`${name} ${each}`} path={`/${each}/${addresses[name][each]}`} component={Routed} page={Page} />),
                        )}
                        <Route default component={MissingPage} />
                    </Router>
                </ErrorBoundary>
            </Frame>
        </Speaking>
    );
}

interface RoutedProps {
    page: ComponentType<PageProps>;
    code?: string;
}

// Another code is another page: nothing of the one before stays.
function Routed({ page: Page, code = "" }: RoutedProps) {
    return <Page key={code} code={code} />;
}
