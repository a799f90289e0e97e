using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Cases;

/// <summary>Something that is still to happen in a case: whose turn it is, and since when.</summary>
/// <param name="Text">Key of what is awaited.</param>
/// <param name="Whom">Whose turn it is, in words.</param>
/// <param name="Since">Partial date.</param>
/// <param name="Form">With which form of the case it is recorded, or <c>proposals</c> where a second person decides; null where there is
/// none.</param>
public sealed record Waiting(string Text, string Whom, string? Since, string? Form = null)
{
    /// <summary>Follows from what this reader sees of the case, and from nothing else.</summary>
    public static IEnumerable<Waiting> Of(ViewCase.Result found, Caller caller)
    {
        var of = found.Case;
        if (of.Standing != Codes.Of(Standing.Counted) || of.Closure is not null)
            yield break;
        var (hosts, secretariat) = (Show.StateList(of.Hosts), PageText.Of("Whom.Un"));
        if (of.HostNotifiedOn is null)
            yield return new Waiting("Waits.Notify", secretariat, of.IncidentOn, "notify");
        else if (of.HostAcknowledgedOn is null)
            yield return new Waiting("Waits.Acknowledge", hosts, of.HostNotifiedOn, "acknowledge");
        else if (Codes.Parse<Stage>(of.Stage) <= Stage.HostAcknowledged)
            yield return new Waiting("Waits.Investigation", hosts, of.HostAcknowledgedOn, "open-proceeding");
        if (caller.Audience.IsState)
            yield break;
        if (!of.Informed && of.Persons > 0)
            yield return new Waiting("Waits.Concerned", secretariat, null, "notify");
        if (of.AwaitingNextOfKin > 0)
            yield return new Waiting("Waits.NextOfKin", secretariat, null);
        if (of.FamiliesToInform > 0)
            yield return new Waiting("Waits.Families", secretariat, null);
        foreach (var proposal in found.Un?.Proposals ?? [])
            yield return new Waiting(
                "Waits.Second",
                PageText.Of("Whom.Second"),
                PartialDate.FromDate(DateOnly.FromDateTime(proposal.ProposedAt)).ToString(),
                "proposals"
            );
    }
}
