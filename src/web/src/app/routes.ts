import type { ComponentType } from "preact";
import { lazy } from "preact-iso";
import type { PageName } from "./addresses";

/** What a page gets of its address. */
export interface PageProps {
    /** What stands for ':code'; empty on pages without one. */
    code: string;
}

/** The pages that there are, each with a script of its own. */
export const routes: Partial<Record<PageName, ComponentType<PageProps>>> = {
    overview: lazy(async () => (await import("../pages/overview/OverviewPage")).OverviewPage),
    projects: lazy(async () => (await import("../pages/projects/ProjectsPage")).ProjectsPage),
    project: lazy(async () => (await import("../pages/project/ProjectPage")).ProjectPage),
    data: lazy(async () => (await import("../pages/data/DataPage")).DataPage),
    municipalities: lazy(async () => (await import("../pages/municipalities/MunicipalitiesPage")).MunicipalitiesPage),
    municipality: lazy(async () => (await import("../pages/municipality/MunicipalityPage")).MunicipalityPage),
    indicators: lazy(async () => (await import("../pages/indicators/IndicatorsPage")).IndicatorsPage),
    indicator: lazy(async () => (await import("../pages/indicator/IndicatorPage")).IndicatorPage),
    report: lazy(async () => (await import("../pages/report/ReportPage")).ReportPage),
};
