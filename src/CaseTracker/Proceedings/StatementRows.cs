using System.Globalization;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>The statements that an audience may know, numbered among themselves so that no gap tells of others; what contradicts stands
/// side by side.</summary>
internal static class StatementRows
{
    public static IEnumerable<StatementRow> Of(DiscloseProceeding.View view) =>
        view
            .Findings.Live.Where(s => view.Allows(s.IsOpen ? Datum.Statement : Datum.UnconfirmedStatement))
            .Select((s, i) => Row(view, s, i + 1));

    private static StatementRow Row(DiscloseProceeding.View view, Statement statement, int ordinal)
    {
        var ofTheUn = view.Allows(Datum.OtherAudiences);
        return Described(statement, view.Allows(Datum.ProceedingText)) with
        {
            Audience = view.Audience.Code,
            ProceedingId = view.Findings.Proceeding.ProceedingId,
            Ordinal = ordinal,
            StatementId = statement.Id,
            AccusedId = statement.AccusedId,
            AccusedNumber = statement.AccusedId is { } id && view.Findings.Numbers.TryGetValue(id, out var number) ? number : null,
            OccurredOn = statement.On?.ToString(),
            CorrectedFrom = ofTheUn && statement.On != statement.Fact.EffectiveOn ? statement.Fact.EffectiveOn?.ToString() : null,
            RecordedOn = statement.RecordedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Source = Codes.Of(statement.Source),
            Confidence = Codes.Of(statement.Confidence),
            Adoption = view.Findings.Adopted.Contains(statement.Id) ? Codes.Of(statement.Adoption) : null,
            ChosenBy = ofTheUn ? statement.Choice?.By : null,
            ChosenBecause = ofTheUn ? statement.Choice?.Reason : null,
            Document = ofTheUn ? statement.Fact.Document : null,
        };
    }

    private static StatementRow Described(Statement statement, bool text) =>
        statement.Fact switch
        {
            StepStated s => new()
            {
                Kind = "step",
                Code = Codes.Of(s.Step),
                Detail =
                    s.By is { } by ? Codes.Of(by)
                    : s.Forum is { } forum ? Codes.Of(forum)
                    : null,
            },
            AccusedStated s => new() { Kind = "status", Code = Codes.Of(s.Status) },
            ChargeStated s => new()
            {
                Kind = "charge",
                Code = Codes.Of(s.Step),
                Detail = text ? $"{Codes.Of(s.Article)}\n{s.Offence}" : Codes.Of(s.Article),
            },
            VerdictStated s => new()
            {
                Kind = "verdict",
                Code = Codes.Of(s.Verdict),
                Detail = Codes.Of(s.Instance),
                InAbsentia = s.InAbsentia,
            },
            SentenceStated s => new()
            {
                Kind = "sentence",
                Code = Codes.Of(s.Parts[0].Kind),
                InAbsentia = s.InAbsentia,
                Detail = string.Join(
                    '\n',
                    s.Parts.Select(p =>
                            p.To is { } to && text ? $"{AccusedRows.Written([p]).Trim()}\t{to}" : AccusedRows.Written([p]).Trim()
                        )
                        .Prepend(Codes.Of(s.Instance))
                ),
            },
            SentenceExecuted => new() { Kind = "executed", Code = Codes.Of(SentenceKind.Death) },
            FigureStated s => new()
            {
                Kind = "figure",
                Code = Codes.Of(s.Figure),
                Number = statement.Count,
            },
            _ => throw new InvalidOperationException($"{statement.Fact.GetType().Name} has no row."),
        };
}
