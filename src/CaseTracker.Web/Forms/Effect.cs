using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Proceedings;
using CaseTracker.Publishing;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>What a proposed command will do, in words: who decides on it must not have to read code.</summary>
public sealed record Effect(string Title, IReadOnlyList<(string Label, string Value)> Facts)
{
    public static Effect Of(ICommand command) =>
        command switch
        {
            CloseCase.Command c => New("Do.close", (Terms.Name<Closure>(), Terms.Of(c.Closure))),
            ReopenCase.Command => New("Do.reopen"),
            MergeCase.Command c => New("Do.merge", (Label("Into"), c.Into.ToUpperInvariant())),
            CorrectIncident.Command c => New("Do.correct", [.. Incident(c)]),
            ReleaseSuspectName.Command c => New(
                "Do.release-suspect-name",
                (Label("Proceeding"), c.Reference),
                (Label("State"), Show.State(c.State))
            ),
            PublishEdition.Command c => New(
                "Do.publish-edition",
                (Label("EditionDraft"), c.Draft.ToString(System.Globalization.CultureInfo.CurrentCulture))
            ),
            ReleaseStrictDocument.Command c => New(
                "Document.Do.release-strict",
                (Label("DocumentVersion"), Show.Number(c.Number)),
                (Label("State"), Show.State(c.State))
            ),
            SetPublicPage.Command c => New(c.Open ? "Public.Open" : "Public.Close"),
            Designate.Command c => New("Designations.New", [.. Designation(c)]),
            _ => new Effect(CommandNames.Of(command.GetType().FullName!), []),
        };

    private static Effect New(string key, params (string Label, string? Value)[] facts) =>
        new(PageText.Of(key), [.. facts.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => (f.Label, f.Value!))]);

    private static string Label(string name) => PageText.Of($"Field.{name}");

    private static IEnumerable<(string, string?)> Incident(CorrectIncident.Command c)
    {
        yield return (Label("Mission"), c.Mission);
        yield return (Label("OccurredOn"), Show.Date(c.OccurredOn));
        yield return Term<Act>(c.Act);
        yield return Term(c.Nature);
        yield return (Label("Host"), c.Host is null ? null : Show.State(c.Host));
        yield return (Label("Area"), c.Area);
        yield return (Label("Place"), c.Place);
        yield return (Label("Latitude"), c.Latitude?.ToString(System.Globalization.CultureInfo.CurrentCulture));
        yield return (Label("Longitude"), c.Longitude?.ToString(System.Globalization.CultureInfo.CurrentCulture));
        yield return Term(c.Means);
        yield return Term(c.Setting);
        yield return Term(c.Perpetrator);
        yield return Term(c.Attribution);
        yield return Term<Source>(c.Source);
        yield return Term<Confidence>(c.Confidence);
    }

    private static IEnumerable<(string, string?)> Designation(Designate.Command c)
    {
        yield return (Label("Name"), c.Name);
        yield return (Label("Subject"), c.Subject);
        yield return (Label("Email"), c.Email);
        yield return (PageText.Of("Invitation.Title"), MachineClients.IsOne(c.Subject.Trim()) ? PageText.Of("Invitation.Machine") : null);
        yield return (Label("Role"), Show.Capacity(c.Role, c.Scope ?? ""));
        yield return (Label("From"), Show.Date(c.From));
        yield return (Label("Until"), c.Until is { } until ? Show.Date(until) : null);
    }

    private static (string, string?) Term<T>(T? value)
        where T : struct, Enum => (Terms.Name<T>(), value is { } known ? Terms.Of(known) : null);
}
