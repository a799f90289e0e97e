using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that record what was said to States and what they and their courts did.</summary>
internal static class FollowUpForms
{
    public static IReadOnlyList<CaseForm> All { get; } =
    [
        new("notify", FormGroup.FollowUp, Right.FollowUp,
            c => [new Section(null, [Ask.State("State", c.Concerned), Ask.Date("NotifiedOn")])],
            (c, e) => new NotifyState.Command(c.Reference, c.Version, e.Text("State") ?? "", e.Date("NotifiedOn") ?? default))
        {
            Start = c => c.Concerned.ToList() is [var only] ? new Entries().Set("State", only) : new Entries(),
            Applies = (seen, _) => seen.Case.HostStates.Count > 0 || seen.Persons.Any(p => p.ConcernedState is not null),
        },
        new("acknowledge", FormGroup.FollowUp, Right.FollowUp,
            c => [new Section(null, [Ask.State("State", c.Hosts, "HostState"), Ask.Date("AcknowledgedOn")])],
            (c, e) => new AcknowledgeNotification.Command(c.Reference, c.Version, e.Text("State") ?? "", e.Date("AcknowledgedOn") ?? default))
        {
            Start = c => c.Hosts is [var only] ? new Entries().Set("State", only) : new Entries(), Applies = (seen, _) => seen.Case.HostNotifiedOn is not null,
        },
    ];
}
