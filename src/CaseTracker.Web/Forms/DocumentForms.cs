using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Something that a caller may do to a document, asked for by a form.</summary>
/// <param name="Slug">In the address, and in the keys of its texts.</param>
public sealed record DocumentForm(
    string Slug,
    Right Needs,
    Func<ViewDocument.Result, IEnumerable<Field>> Ask,
    Func<ViewDocument.Result, Entries, ICommand> Read
)
{
    /// <summary>What stands in the form at first.</summary>
    public Func<ViewDocument.Result, Entries> Start { get; init; } = _ => new Entries();

    /// <summary>Whether it makes sense for the document as it is; what does not is not offered.</summary>
    public Func<ViewDocument.Result, bool> Applies { get; init; } = _ => true;

    public bool IsDangerous { get; init; }

    public string Key => $"Document.Do.{Slug}";
}

/// <summary>All forms on documents.</summary>
public static class DocumentForms
{
    public static IReadOnlyList<DocumentForm> All { get; } =
    [
        new(
            "release",
            Right.Release,
            f => [.. To(f), Ask.Text("Grounds", "ReleaseGrounds", optional: true)],
            (f, e) =>
                new ReleaseDocument.Command(
                    f.Reference,
                    null,
                    f.Document.DocumentId,
                    e.Whole("Number") ?? 0,
                    e.Text("State") ?? "",
                    e.Text("Grounds")
                )
        )
        {
            Start = StartRelease,
            Applies = f => !IsStrict(f),
        },
        new(
            "release-strict",
            Right.Release,
            f => [.. To(f), Ask.Reason()],
            (f, e) =>
                new ReleaseStrictDocument.Command(
                    f.Reference,
                    null,
                    f.Document.DocumentId,
                    e.Whole("Number") ?? 0,
                    e.Text("State") ?? "",
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = StartRelease,
            Applies = IsStrict,
        },
        new("revoke", Right.Release, f => [Ask.OneOf("State", Held(f)), Ask.Reason()], Revoke)
        {
            Start = f => Held(f) is [var only] ? new Entries().Set("State", only.Value) : new Entries(),
            Applies = f => Held(f).Count > 0,
            IsDangerous = true,
        },
        new(
            "custody",
            Right.FollowUp,
            _ =>
                [
                    Ask.Term("Step", among: RecordCustody.ByPersons),
                    Ask.Line("Origin", "CustodyOrigin", optional: true),
                    Ask.Line("Recipient", "CustodyRecipient", optional: true),
                    Ask.Line("Keeper", "CustodyKeeper"),
                    Ask.Date("OccurredOn", "CustodyOn"),
                    Ask.Text("Note", "CustodyNote", optional: true),
                ],
            (f, e) =>
                new RecordCustody.Command(
                    f.Reference,
                    null,
                    f.Document.DocumentId,
                    e.Choice<CustodyStep>("Step") ?? CustodyStep.Moved,
                    e.Text("Origin"),
                    e.Text("Recipient"),
                    e.Text("Keeper") ?? "",
                    e.Date("OccurredOn") ?? default,
                    e.Text("Note")
                )
        ),
        new(
            "correct",
            Right.FollowUp,
            _ =>
                [
                    Ask.Term<DocumentKind>("Kind"),
                    Ask.Line("Title", "DocumentTitle"),
                    Ask.Date("DatedOn", "DocumentDatedOn", optional: true),
                    Ask.Reason(),
                ],
            (f, e) =>
                new CorrectDocument.Command(
                    f.Reference,
                    null,
                    f.Document.DocumentId,
                    e.Choice<DocumentKind>("Kind") ?? default,
                    e.Text("Title") ?? "",
                    e.Date("DatedOn", optional: true),
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = f =>
                new Entries()
                    .Set("Kind", f.Document.Kind)
                    .Set("Title", f.Document.Title)
                    .Set("DatedOn", PartialDate.TryParse(f.Document.DatedOn, out var on) ? on : (PartialDate?)null),
        },
        new(
            "classify",
            Right.Release,
            _ => [Ask.Term<Classification>("Classification"), Ask.Reason()],
            (f, e) =>
                new ClassifyDocument.Command(
                    f.Reference,
                    null,
                    f.Document.DocumentId,
                    e.Choice<Classification>("Classification") ?? default,
                    e.Text("Reason") ?? ""
                )
        )
        {
            Start = f => new Entries().Set("Classification", f.Document.Classification),
        },
    ];

    /// <exception cref="NotFoundException">No form has this name.</exception>
    public static DocumentForm Find(string slug) => All.FirstOrDefault(f => f.Slug == slug) ?? throw new NotFoundException();

    /// <summary>What the caller may do to a document that is shown; nothing for who only reads.</summary>
    public static IEnumerable<DocumentForm> Offered(ViewDocument.Result found, Caller caller) =>
        found.Un is null ? [] : All.Where(f => caller.Has(f.Needs) && f.Applies(found));

    private static bool IsStrict(ViewDocument.Result found) =>
        found.Un!.CaseIsStrict || found.Document.Classification == Codes.Of(Classification.StrictlyConfidential);

    private static IEnumerable<Field> To(ViewDocument.Result found)
    {
        yield return Ask.OneOf(
            "Number",
            found
                .Document.Versions.Reverse()
                .Select(v => new Choice(v.Number.ToString(CultureInfo.InvariantCulture), Show.Listed([Named(v.Number), v.FileName]))),
            "DocumentVersion"
        );
        yield return Ask.State("State", found.Un!.Entitled);
    }

    private static Entries StartRelease(ViewDocument.Result found) =>
        new Entries().Set("Number", found.Document.Latest.Number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Which State has which version: the version's number and the State's code between spaces.</summary>
    private static List<Choice> Held(ViewDocument.Result found) =>
        [
            .. found
                .Un!.Releases.Where(r => r.RevokedOn is null)
                .Select(r => new Choice($"{r.Version} {r.State}", Show.Listed([Show.State(r.State), Named(r.Version)])))
                .Distinct(),
        ];

    private static RevokeRelease.Command Revoke(ViewDocument.Result found, Entries entries)
    {
        var chosen = (entries.Text("State") ?? "").Split(' ');
        return chosen is [var number, var state] && int.TryParse(number, CultureInfo.InvariantCulture, out var version)
            ? new RevokeRelease.Command(found.Reference, null, found.Document.DocumentId, version, state, entries.Text("Reason") ?? "")
            : new RevokeRelease.Command(found.Reference, null, found.Document.DocumentId, 0, "", entries.Text("Reason") ?? "");
    }

    private static string Named(int version) => string.Format(CultureInfo.CurrentCulture, PageText.Of("Document.Version"), version);
}
