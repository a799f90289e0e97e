using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Assistance;

/// <summary>
/// Which orders of steps are impossible: an agreement on what nobody asked for or offered, a delivery without agreement, anything after the
/// end. Dates that are only less precise contradict nothing, and what is recorded as disputed may say anything.
/// </summary>
internal static class AssistanceOrder
{
    private static readonly AssistanceStep[] _beginning = [AssistanceStep.Requested, AssistanceStep.Offered];
    private static readonly AssistanceStep[] _refusing = [AssistanceStep.Declined, AssistanceStep.TakenBack];
    private static readonly AssistanceStep[] _agreeing = [AssistanceStep.Agreed];

    private sealed record Conflict(Guid StepId, string Reason);

    /// <exception cref="RuleBrokenException">The change would make an impossible order, or leave one that was not there before; names the
    /// conflicting step.</exception>
    public static void Require(Engagement before, Engagement after)
    {
        var known = Conflicts(before).Select(c => c.StepId).ToHashSet();
        if (Conflicts(after).FirstOrDefault(c => !known.Contains(c.StepId)) is { } conflict)
            throw new RuleBrokenException(conflict.Reason, "Step");
    }

    /// <summary>Names a step as a refusal or a list shows it: what and when.</summary>
    public static string Named(StatedStep step) =>
        step.On is { } on ? Text.OnDay(Terms.Of(step.Step), on.ToLongString(CultureInfo.CurrentUICulture)) : Terms.Of(step.Step);

    private static IEnumerable<Conflict> Conflicts(Engagement engagement)
    {
        var moving = engagement.Moving;
        return from place in Enumerable.Range(0, moving.Count)
            let reason = Earlier(moving, place) ?? Refused(moving, place) ?? Ended(moving, place)
            where reason is not null
            select new Conflict(moving[place].Id, reason);
    }

    /// <summary>What must have come first is missing, or certainly came later.</summary>
    private static string? Earlier(IReadOnlyList<StatedStep> moving, int place)
    {
        var subject = moving[place];
        if (NeededFor(subject.Step) is not { Length: > 0 } needed)
            return null;
        var candidates = moving.Where(s => needed.Contains(s.Step)).ToList();
        if (candidates.Exists(c => !subject.IsBefore(c)))
            return null;
        return candidates.Count > 0
            ? Text.CannotComeBefore(Named(subject), Named(candidates[0]))
            : Text.NeedsFirst(Named(subject), string.Join(" / ", needed.Select(n => Terms.Of(n))));
    }

    /// <summary>What was declined or taken back must be asked for or offered again first; what was agreed is ended, not declined.</summary>
    private static string? Refused(IReadOnlyList<StatedStep> moving, int place)
    {
        var (subject, earlier) = (moving[place], moving.Take(place).ToList());
        var last = earlier.FindLast(s => _beginning.Contains(s.Step) || _refusing.Contains(s.Step));
        if (subject.Step == AssistanceStep.Agreed && last is not null && _refusing.Contains(last.Step))
            return Text.CannotComeAfter(Named(subject), Named(last));
        return _refusing.Contains(subject.Step) && earlier.Find(s => s.Step == AssistanceStep.Agreed) is { } agreed
            ? Text.CannotComeAfter(Named(subject), Named(agreed))
            : null;
    }

    private static string? Ended(IReadOnlyList<StatedStep> moving, int place) =>
        moving.FirstOrDefault(s => s.Step == AssistanceStep.Ended && s.IsBefore(moving[place])) is { } ended
            ? Text.CannotComeAfter(Named(moving[place]), Named(ended))
            : null;

    private static AssistanceStep[] NeededFor(AssistanceStep step) =>
        step switch
        {
            AssistanceStep.Agreed or AssistanceStep.Declined or AssistanceStep.TakenBack => _beginning,
            AssistanceStep.Delivered or AssistanceStep.Ended => _agreeing,
            AssistanceStep.Requested or AssistanceStep.Offered => [],
        };
}
