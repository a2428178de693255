namespace RegioDeal.Graph.Tests.Oracle;

/// <summary>The values of enums in the order that lists follow: as the documentation of each lists them. A test holds them against the schema.</summary>
internal static class Enums
{
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["Additivity"] = ["ADDITIVE", "NOT_ADDITIVE"],
        ["Basis"] = ["DOCUMENT", "EDITORIAL"],
        ["Certainty"] = ["CERTAIN", "INFERRED", "AMBIGUOUS"],
        ["ContributionStatus"] = ["PROPOSED", "PROMISED"],
        ["DataNoteKind"] = ["CONTRADICTION", "GAP", "LEFTOVER", "SPELLING", "LAYOUT", "MISPLACED", "AMBIGUOUS_SIGN", "BREAK", "WARNING"],
        ["DefinitionOrigin"] = ["OFFICIAL_CBS_METADATA", "SECOND_HAND_DICTIONARY", "COLUMN_TITLE"],
        ["Direction"] = ["HIGHER_IS_BETTER", "LOWER_IS_BETTER", "NEUTRAL"],
        ["GoalKind"] = ["AMBITION", "GOAL"],
        ["GoverningBodyKind"] = ["STEERING_GROUP", "PROGRAMME_TEAM", "PILLAR_MEETING", "DEVELOPMENT_TEAMS", "COORDINATION_TEAM"],
        ["GrantedReason"] = ["NOT_DATED", "NOT_OF_THE_DEAL"],
        ["InvolvementRule"] = ["TAKES_PART", "PLACE", "WHOLE_REGION"],
        ["Measure"] = ["AMOUNT", "PROJECT_COUNT"],
        ["MissingReason"] = ["IMPOSSIBLE", "NOT_PUBLISHED", "ZERO_MEANS_NO_FIGURE", "CONFIDENTIAL", "UNRELIABLE", "NOT_YET_AVAILABLE", "OTHER", "INCOMPLETE", "NOT_ADDITIVE", "NO_OBSERVATION"],
        ["NoFigureReason"] = ["NO_VALUE", "NO_BASELINE", "NOTHING_SINCE", "SERIES_BREAK", "NEUTRAL_DIRECTION", "NOT_RANKED", "NO_COMMON_PERIOD", "OTHER_HAS_NO_FIGURE"],
        ["ObservationMethod"] = ["READ", "SUMMED"],
        ["ObservationStatus"] = ["FINAL", "PROVISIONAL", "REVISED", "UNKNOWN"],
        ["OrganisationKind"] = ["MUNICIPALITY", "PROVINCE", "STATE", "MINISTRY", "FOREIGN_GOVERNMENT", "EDUCATION", "RESEARCH", "COMPANY", "CARE", "WELFARE", "HOUSING_CORPORATION", "ASSOCIATION", "NETWORK"],
        ["OtherTitleKind"] = ["VARIANT", "FORMER"],
        ["ParticipationRole"] = ["LEAD", "PARTNER", "COMMISSIONER", "CONTRACTOR", "RESEARCHER", "STEERING", "MENTIONED"],
        ["PeriodKind"] = ["YEAR", "QUARTER", "MONTH"],
        ["ProjectStatus"] = ["NEW", "CONTINUED", "RUNNING", "COMPLETED"],
        ["RegionKind"] = ["MUNICIPALITY", "PROVINCE", "COUNTRY", "DEAL"],
        ["ReleaseChangeKind"] = ["ADDED", "REVISED", "REMOVED"],
        ["Trend"] = ["IMPROVING", "STABLE", "WORSENING", "UNKNOWN"],
    };

    public static IEnumerable<string> Names => Values.Keys;

    public static IReadOnlyList<string> Of(string name) => Values[name];

    public static int Place(string name, string value) => Array.IndexOf(Values[name], value);
}
