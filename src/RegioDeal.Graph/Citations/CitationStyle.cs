using System.ComponentModel;

namespace RegioDeal.Graph.Citations;

/// <summary>The form of a citation.</summary>
[Description("The form of a citation (bronvermelding).")]
public enum CitationStyle
{
    [Description("English text to paste: the source, the figure, the release and the address that gives it again.")]
    Sentence,

    [Description("An item of CSL-JSON, which Zotero, Mendeley and Pandoc read; a list of items makes a file. What has no variable there stands in its note.")]
    CslJson,

    [Description("An entry of BibTeX in UTF-8, with what LaTeX reserves escaped.")]
    Bibtex,
}
