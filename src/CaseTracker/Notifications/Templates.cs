using System.Security.Cryptography;
using System.Text;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Notifications;

/// <summary>The template that holds now: the Secretariat's own, or the one that the product is delivered with.</summary>
public static class Templates
{
    /// <summary>The stream of a template; made from its kind and language, so that two processes meet.</summary>
    public static Guid IdOf(MessageKind kind, string language) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"template:{Codes.Of(kind)}:{language}")).AsSpan(0, 16));

    public static NoteTemplate Shipped(MessageKind kind, string language) => new NoteWords(language).Shipped(kind);

    internal static async Task<NoteTemplate> Find(Session session, MessageKind kind, string language) =>
        await session.QuerySingle<TemplateRow>(
            """
            -- Templates.Find
            SELECT Kind, Language, Title, Body
            FROM TemplateRow
            WHERE Kind = @kind AND Language = @language AND ToSeq = @open
            """,
            new
            {
                kind = Codes.Of(kind),
                language,
                open = RowTable.Open,
            }
        )
            is { } own
            ? new NoteTemplate(kind, language, own.Title, own.Body)
            : Shipped(kind, language);
}

internal sealed class TemplateProjection : Projection
{
    public const string Kind = "Template";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var template = (TemplateSet)history[^1].Event;
        yield return new TemplateRow
        {
            Kind = Codes.Of(template.Kind),
            Language = template.Language,
            Title = template.Title,
            Body = template.Body,
        };
    }
}
