using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Pages.Cases;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>What one audience would see otherwise if a proposal were approved, in words.</summary>
public sealed record Exposure(string Audience, IReadOnlyList<Exposure.Line> Lines)
{
    /// <param name="Before">Null when nothing stood there.</param>
    /// <param name="After">Null when nothing will stand there.</param>
    public sealed record Line(string What, string? Before, string? After);

    private sealed record Shown(string Column, string Label, Func<string, string> InWords);

    public static Exposure Of(PreviewProposal.AudienceChange change) =>
        new(NameOf(change.Audience), [.. change.Changes.SelectMany(LinesOf).Distinct()]);

    /// <summary>The columns of a row that are told, in this order; what they follow from is not told again.</summary>
    private static Shown[] ColumnsOf(Row row) =>
        row switch
        {
            CaseRow =>
            [
                Text(nameof(CaseRow.Mission), "Cases.Mission"),
                Text(nameof(CaseRow.MergedInto), "Step.merged"),
                Date(nameof(CaseRow.IncidentOn), "Case.IncidentOn"),
                Term<Act>(nameof(CaseRow.Act)),
                new(nameof(CaseRow.Hosts), PageText.Of("Cases.Host"), Show.StateList),
                Text(nameof(CaseRow.Area), "Case.Area"),
                Text(nameof(CaseRow.Place), "Case.Place"),
                Text(nameof(CaseRow.Summary), "Case.Summary"),
                Term<Stage>(nameof(CaseRow.Stage)),
                Term<Activity>(nameof(CaseRow.Activity)),
                Term<Accountability>(nameof(CaseRow.Accountability)),
                Term<Closure>(nameof(CaseRow.Closure)),
                Term<Nature>(nameof(CaseRow.Nature)),
                Term<Attribution>(nameof(CaseRow.Attribution)),
                Term<Classification>(nameof(CaseRow.Classification)),
                Text(nameof(CaseRow.Persons), "Cases.Persons"),
                .. new[]
                {
                    HarmGroup.Killed,
                    HarmGroup.Injured,
                    HarmGroup.Abducted,
                    HarmGroup.Detained,
                    HarmGroup.Missing,
                    HarmGroup.Assaulted,
                    HarmGroup.Threatened,
                }.Select(g => Text(g.ToString(), $"HarmGroup.{Codes.Of(g)}")),
            ],
            PersonRow =>
            [
                Text(nameof(PersonRow.Name), "Field.Name"),
                Term<Harm>(nameof(PersonRow.Harm)),
                new(nameof(PersonRow.Nationality), PageText.Of("Changed.nationality"), Show.State),
            ],
            DetentionRow =>
            [
                Date(nameof(DetentionRow.HeldSince), "Detention.HeldSince"),
                Term<Perpetrator>(nameof(DetentionRow.HeldBy)),
                Text(nameof(DetentionRow.Place), "Detention.Place"),
                Term<DetentionStep>(nameof(DetentionRow.Ending)),
                Date(nameof(DetentionRow.EndedOn), "Detention.Ending"),
            ],
            EditionRow => [Text(nameof(EditionRow.Number), "Editions.Number"), Date(nameof(EditionRow.ApprovedOn), "Editions.ApprovedBy")],
            ProceedingRow => [Term<Stage>(nameof(ProceedingRow.Stage))],
            AccusedRow => [Text(nameof(AccusedRow.Name), "Field.Name"), Term<SuspectStatus>(nameof(AccusedRow.Status))],
            ClockRow => [Term<ClockStanding>(nameof(ClockRow.Standing)), Date(nameof(ClockRow.DueOn), "Clocks.Limit")],
            ProtectedRow => [Text(nameof(ProtectedRow.Text), "Case.Protected")],
            _ => [],
        };

    private static IEnumerable<Line> LinesOf(RowChange change)
    {
        if (change.Row is TimelineRow)
        {
            yield return new Line(PageText.Of("Case.Story"), StepOf(change.Before), StepOf(change.After));
            yield break;
        }
        if (change.Before is null || change.After is null)
        {
            var (there, thing) = (PageText.Of("Exposure.Shown"), NameOf(change.Row));
            yield return new Line(thing, change.Before is null ? null : there, change.After is null ? null : there);
        }
        foreach (var column in ColumnsOf(change.Row))
        {
            var (before, after) = (ValueOf(change.Before, column), ValueOf(change.After, column));
            if (before != after)
                yield return new Line(column.Label, before, after);
        }
    }

    private static string NameOf(Row row) =>
        row switch
        {
            CaseRow of => of.Reference,
            PersonRow person => Show.Listed([
                PageText.Of("Exposure.Person"),
                Show.Term<Personnel>(person.Personnel),
                Show.Term<Harm>(person.Harm),
            ]),
            ProceedingRow proceeding => proceeding.Reference,
            AssistanceRow assistance => assistance.Reference,
            AccusedRow accused => accused.Number is { } number ? Texts.Text.AccusedNumber(number) : PageText.Of("Exposure.AccusedRow"),
            ClockRow clock => Show.Listed([PageText.Of("Clocks.Limit"), Show.Term<ClockKind>(clock.Kind)]),
            DocumentRow document => document.Title,
            DocumentVersionRow version => version.FileName,
            ProtectedRow item => Show.Term<ProtectedKind>(item.Kind),
            _ => PageText.Of($"Exposure.{row.GetType().Name}"),
        };

    private static string? StepOf(Row? row) =>
        row is not TimelineRow step
            ? null
            : Steps.Words(
                new ViewCase.TimelineStep
                {
                    Kind = step.Kind,
                    OccurredOn = step.OccurredOn,
                    RecordedOn = step.RecordedOn,
                    State = step.State,
                    Detail = step.Detail,
                    Source = step.Source,
                    Confidence = step.Confidence,
                }
            );

    private static string? ValueOf(Row? row, Shown column)
    {
        if (row is null)
            return null;
        var table = RowTable.Of(row.GetType());
        var value = Convert.ToString(table.ValuesOf(row)[table.Columns.IndexOf(column.Column)], CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(value) || value == "0" ? null : column.InWords(value);
    }

    private static string NameOf(string audience) =>
        audience == Disclosure.Audience.Un.Code ? PageText.Of("Exposure.Un")
        : audience == Disclosure.Audience.UnStrict.Code ? PageText.Of("Exposure.Strict")
        : Show.State(audience);

    private static Shown Date(string column, string key) => new(column, PageText.Of(key), Show.Date);

    private static Shown Text(string column, string key) => new(column, PageText.Of(key), value => value);

    private static Shown Term<T>(string column)
        where T : struct, Enum => new(column, Terms.Name<T>(), Show.Term<T>);
}
