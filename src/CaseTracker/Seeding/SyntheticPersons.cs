using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>Persons affected of synthetic cases: contributors and categories come up about as often as in the published series.</summary>
internal static class SyntheticPersons
{
    private static readonly Weighted<string> Contributors = Weighted.Of(
        "IND 69 TCD 64 GHA 53 NGA 44 PAK 44 FRA 42 IRL 40 USA 38 TZA 34 BGD 32 ETH 31 RWA 29 ITA 26 EGY 26 SEN 23 NER 23 CAN 22 NPL 21 FJI 20 MAR 18 TGO 18 SWE 17 JOR 17 "
            + "BEL 17 GIN 17 GBR 16 BFA 16 RUS 13 ESP 13 AUT 11 UKR 11 KHM 11 NOR 9 KEN 9 MWI 9 BDI 9 DNK 8 GTM 8 FIN 7 ZWE 7 ZAF 7 IDN 6 BGR 6 ZMB 6 CHN 5 MYS 5 POL 5 SLE 5 "
            + "TUN 4 NLD 4 BRA 4 URY 4 MRT 4 YUG 3 PER 3 JPN 3 CMR 3 PHL 3 LKA 3 MLI 3 AUS 2 DEU 2 MNG 2 SLV 2 ARG 2 CIV 2 GAB 1 KAZ 1 SRB 1 SCG 1"
    );

    private static readonly Weighted<Personnel> Categories = Weighted.Of(
        (Personnel.Contingent, 76.0),
        (Personnel.StaffOfficer, 3),
        (Personnel.MilitaryObserver, 4),
        (Personnel.FormedPoliceUnit, 4),
        (Personnel.IndividualPolice, 3),
        (Personnel.GovernmentProvided, 1),
        (Personnel.InternationalCivilian, 4),
        (Personnel.LocallyRecruited, 6),
        (Personnel.UnVolunteer, 1),
        (Personnel.Contractor, 1),
        (Personnel.ExpertPanel, 0.2),
        (Personnel.Other, 0.5)
    );

    private static readonly Weighted<Personnel> Humanitarians = Weighted.Of(
        (Personnel.HumanitarianNgo, 7.0),
        (Personnel.LocallyRecruited, 2),
        (Personnel.InternationalCivilian, 1)
    );

    private static readonly Weighted<int> Numbers = Weighted.Of((1, 64.0), (2, 17), (3, 8), (4, 5), (5, 3), (8, 2), (12, 0.8), (40, 0.02));

    /// <param name="present">A State that is to be concerned by this case for certain, or null.</param>
    public static IEnumerable<PersonAdded> Of(Chance chance, int number, Incident incident, string? present)
    {
        var count = Numbers.Draw(chance);
        var contributor = Contributors.Draw(chance);
        for (var n = 1; n <= count; n++)
        {
            // Those who are hit together mostly serve together.
            if (n > 1 && chance.Is(0.2))
                contributor = Contributors.Draw(chance);
            var personnel = incident.Scope == Scope.Humanitarian ? Humanitarians.Draw(chance) : Categories.Draw(chance);
            var state =
                personnel is Personnel.LocallyRecruited or Personnel.HumanitarianNgo && incident.Hosts.Count > 0 && chance.Is(0.9)
                    ? incident.Hosts[0]
                    : contributor;
            if (n == 1 && present is not null)
                (personnel, state) = (Personnel.Contingent, present);
            var id = chance.Id(n);
            yield return new PersonAdded(
                id,
                new PersonFacts
                {
                    Personnel = personnel,
                    Sex =
                        chance.Is(0.08) ? Sex.Female
                        : chance.Is(0.05) ? Sex.Unknown
                        : Sex.Male,
                    Nationality = state,
                    ContributingState = personnel.IsUniformed() ? state : null,
                    Harms = [.. HarmsOf(chance, incident.Act, n).Select(h => new HarmSuffered(h, incident.OccurredOn))],
                    Name = new Personal(id, SyntheticTexts.Name(chance, number, n)),
                }
            );
        }
    }

    private static IEnumerable<Harm> HarmsOf(Chance chance, Act act, int n) =>
        act switch
        {
            Act.Killing => n == 1 || chance.Is(0.6) ? [Harm.Killed] : [Injury(chance)],
            Act.Attack or Act.AttackOnPremises => [chance.Is(0.9) ? Injury(chance) : Harm.Missing],
            Act.Abduction => chance.Is(0.1) ? [Harm.Abducted, Harm.Killed] : [Harm.Abducted],
            Act.HostageTaking => [Harm.Hostage],
            Act.DetentionByState or Act.DetentionDeFacto => [Harm.Detained],
            Act.SexualViolence => [Harm.SexualAssault],
            Act.Robbery => [Harm.Assault],
            Act.ThreatIntimidation => [Harm.Threatened],
            Act.AttackOnAssets => [Harm.None],
        };

    private static Harm Injury(Chance chance) => chance.Is(0.5) ? Harm.InjuredSerious : Harm.InjuredMinor;
}
