using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Proceedings;

/// <summary>Names a statement in the reader's language, as a refusal or a list shows it: who, what, when.</summary>
internal static class StatementWording
{
    public static string Of(Proceeding proceeding, Statement statement)
    {
        var what = statement.AccusedId is { } id ? Text.OfAccused(Accused(proceeding, id), What(statement)) : What(statement);
        return statement.On is { } on ? Text.OnDay(what, on.ToLongString(CultureInfo.CurrentUICulture)) : what;
    }

    public static string Accused(Proceeding proceeding, Guid accusedId) =>
        proceeding.Numbers.TryGetValue(accusedId, out var number) ? Text.AccusedNumber(number) : Text.AccusedUnconfirmed;

    private static string What(Statement statement) =>
        statement.Fact switch
        {
            StepStated s => Terms.Of(s.Step),
            AccusedStated s => Terms.Of(s.Status),
            ChargeStated s => $"{Terms.Name<ChargeStep>()}: {Terms.Of(s.Step)}",
            VerdictStated s => Terms.Of(s.Verdict),
            SentenceStated => Terms.Name<SentenceKind>(),
            SentenceExecuted => Text.Executed,
            FigureStated s => $"{Terms.Of(s.Figure)}: {statement.Count}",
            _ => throw new InvalidOperationException($"{statement.Fact.GetType().Name} has no name."),
        };
}
