using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>What the words of the aid-worker incidents mean in the product's vocabularies.</summary>
internal static class IncidentTerms
{
    public const string SexualAssault = "Rape/sexual assault";

    /// <summary>A kidnapping or an arrest says nothing about a weapon.</summary>
    public static readonly IReadOnlyDictionary<string, Means> Means = new Dictionary<string, Means>(StringComparer.OrdinalIgnoreCase)
    {
        ["Shooting"] = Reference.Means.SmallArms,
        ["Bodily assault"] = Reference.Means.Beating,
        ["Aerial bombardment"] = Reference.Means.Aircraft,
        ["Shelling"] = Reference.Means.MortarRocket,
        ["Vehicle-born IED"] = Reference.Means.Ied,
        ["Roadside IED"] = Reference.Means.Ied,
        ["Body-borne IED"] = Reference.Means.Ied,
        ["Landmine"] = Reference.Means.MineErw,
        ["Complex attack"] = Reference.Means.ComplexAttack,
        ["Other Explosives"] = Reference.Means.Other,
        [SexualAssault] = Reference.Means.Other,
        ["Kidnapping"] = Reference.Means.Unknown,
        ["Kidnap-killing"] = Reference.Means.Unknown,
        ["Detention/arrest"] = Reference.Means.Unknown,
        ["Unknown"] = Reference.Means.Unknown,
        [""] = Reference.Means.Unknown,
    };

    public static readonly IReadOnlyDictionary<string, Setting> Settings = new Dictionary<string, Setting>(StringComparer.OrdinalIgnoreCase)
    {
        ["Road"] = Setting.Road,
        ["Home"] = Setting.Residence,
        ["Office/compound"] = Setting.Office,
        ["Public location"] = Setting.PublicSpace,
        ["Project site"] = Setting.Other,
        ["Custody"] = Setting.Other,
        ["Unknown"] = Setting.Other,
        [""] = Setting.Other,
    };

    public static readonly IReadOnlyDictionary<string, Perpetrator> Actors = new Dictionary<string, Perpetrator>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["Host state"] = Perpetrator.HostStateForces,
        ["Police or paramilitary"] = Perpetrator.HostStateForces,
        ["Foreign or coalition forces"] = Perpetrator.OtherStateForces,
        ["Non-state armed group: National"] = Perpetrator.ArmedGroup,
        ["Non-state armed group: Subnational"] = Perpetrator.ArmedGroup,
        ["Non-state armed group: Regional"] = Perpetrator.ArmedGroup,
        ["Non-state armed group: Global"] = Perpetrator.ArmedGroup,
        ["Non-state armed group: Unknown"] = Perpetrator.ArmedGroup,
        ["Criminal"] = Perpetrator.Criminal,
        ["Aid recipient"] = Perpetrator.Community,
        ["Unaffiliated"] = Perpetrator.Individual,
        ["Staff member"] = Perpetrator.OwnPersonnel,
        ["State: unknown"] = Perpetrator.Unknown,
        ["Unknown"] = Perpetrator.Unknown,
        [""] = Perpetrator.Unknown,
    };

    /// <summary>The gravest thing that was done.</summary>
    /// <param name="actor">As the file names it: only a State detains by law.</param>
    public static Act Act(int killed, int kidnapped, int detained, bool isSexual, string actor) =>
        killed > 0 ? Reference.Act.Killing
        : kidnapped > 0 ? Reference.Act.Abduction
        : detained > 0
            ? IsState(actor) ? Reference.Act.DetentionByState
                : Reference.Act.DetentionDeFacto
        : isSexual ? Reference.Act.SexualViolence
        : Reference.Act.Attack;

    private static bool IsState(string actor) =>
        Actors.GetValueOrDefault(actor, Perpetrator.Unknown) is Perpetrator.HostStateForces or Perpetrator.OtherStateForces
        || actor.StartsWith("State", StringComparison.OrdinalIgnoreCase);
}
