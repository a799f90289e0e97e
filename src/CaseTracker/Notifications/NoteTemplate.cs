using System.Text.RegularExpressions;
using CaseTracker.Reference;

namespace CaseTracker.Notifications;

/// <summary>
/// How messages of one kind read in one language: paragraphs with an empty line between them, and placeholders in braces. A paragraph whose
/// placeholder has nothing to say is left out.
/// </summary>
public sealed partial record NoteTemplate(MessageKind Kind, string Language, string Title, string Body)
{
    /// <summary>The languages in which notes are written.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    /// <summary>Kinds that the UN issues from here; the others are replies, or belong to their own procedures.</summary>
    public static IReadOnlyList<MessageKind> Kinds { get; } =
    [
        MessageKind.InitialNotification,
        MessageKind.ContributorNotice,
        MessageKind.NationalityNotice,
        MessageKind.NoteVerbale,
        MessageKind.Reminder,
        MessageKind.Transmission,
    ];

    /// <summary>Stand within a sentence.</summary>
    public static IReadOnlyList<string> InlinePlaceholders { get; } = ["reference", "mission", "date", "act", "state", "earlier"];

    /// <summary>Stand alone between empty lines: tables, and the paragraphs that an officer adds to one message.</summary>
    public static IReadOnlyList<string> BlockPlaceholders { get; } = ["facts", "persons", "remark"];

    public IReadOnlyList<string> Paragraphs =>
        [.. EmptyLine().Split(Body.ReplaceLineEndings("\n").Trim()).Select(p => p.Trim()).Where(p => p.Length > 0)];

    /// <summary>What stands in braces and is no placeholder, and tables that do not stand alone; empty when the template can be
    /// used.</summary>
    public IReadOnlyList<string> Faults() =>
        [
            .. Paragraphs
                .Append(Title)
                .SelectMany(p => Brace().Matches(p).Select(m => (Paragraph: p, m.Value, Name: m.Groups[1].Value)))
                .Where(x =>
                    x.Value is "{" or "}"
                    || !(
                        InlinePlaceholders.Contains(x.Name)
                        || (BlockPlaceholders.Contains(x.Name) && x.Paragraph == x.Value && x.Paragraph != Title)
                    )
                )
                .Select(x => x.Value)
                .Distinct(),
        ];

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\{([^{}]*)\}|[{}]")]
    private static partial Regex Brace();
}
