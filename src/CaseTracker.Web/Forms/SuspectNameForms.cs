using CaseTracker.Access;
using CaseTracker.Proceedings;

namespace CaseTracker.Web.Forms;

/// <summary>Forms that decide which State reads the name of a suspect.</summary>
internal static class SuspectNameForms
{
    public static IReadOnlyList<ProceedingForm> All { get; } =
    [
        new(
            "release-suspect-name",
            FormGroup.Disclosure,
            Right.Release,
            p => [new Section(null, [Ask.State("State", p.Concerned.Except(ReleasedTo(p.RequireAccused))), Ask.Reason()])],
            (p, e) => new ReleaseSuspectName.Command(p.Reference, p.Version, p.AccusedId, e.Text("State") ?? "", e.Text("Reason") ?? "")
        )
        {
            IsOfAccused = true,
            AsksConcerned = true,
            AppliesTo = a => a.Name is not null,
        },
        new(
            "revoke-suspect-name",
            FormGroup.Disclosure,
            Right.Release,
            p => [new Section(null, [Ask.State("State", ReleasedTo(p.RequireAccused)), Ask.Reason()])],
            (p, e) =>
                new RevokeSuspectNameRelease.Command(p.Reference, p.Version, p.AccusedId, e.Text("State") ?? "", e.Text("Reason") ?? "")
        )
        {
            IsOfAccused = true,
            AppliesTo = a => ReleasedTo(a).Length > 0,
        },
    ];

    private static string[] ReleasedTo(ViewProceeding.Suspect accused) =>
        (accused.NameReleasedTo ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
