using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What a demonstration starts with: a few hundred synthetic cases and a person for each role; recorded once, however often it is asked for.</summary>
public sealed class DemoData(Recorder recorder, Seeder seeder, MissionDirectory missions, TimeProvider clock)
{
    public const int Cases = 300;
    private const int Seed = 2589;
    private static readonly string[] Missions = ["MINUSCA", "MONUSCO", "UNIFIL"], Liaisons = ["CAF", "COD", "LBN", "MAR", "BGD", "FRA"];
    private static readonly DateOnly Since = new(2021, 8, 18);

    private static IEnumerable<Designated> Persons =>
    [
        Person("desk", "Desk officer", Role.DeskOfficer),
        Person("second-desk", "Second desk officer", Role.DeskOfficer),
        Person("senior", "Senior focal point", Role.SeniorFocalPoint),
        Person("senior", "Senior focal point", Role.StrictReader),
        .. Missions.Select(mission => Person($"focal-{mission}", $"Focal point of {mission}", Role.FocalPoint, mission)),
        .. Liaisons.Select(
            state => Person($"liaison-{state}", $"Liaison of {States.Find(state)!.Name(CultureInfo.InvariantCulture)}", Role.Liaison, state)),
        Person("auditor", "Auditor", Role.Auditor),
        Person("administrator", "Administrator", Role.Administrator),
    ];

    public async Task Record(Author author, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        await recorder.Record(
            author,
            async recording =>
            {
                foreach (var person in Persons)
                {
                    // The id follows from person and role, so that the second start finds what the first recorded.
                    var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"demo:{person.Subject}:{person.Role}")).AsSpan(0, 16));
                    if ((await recording.Load(id)).Count == 0) recording.Add(DesignationProjection.Kind, id, [person]);
                }
                return true;
            },
            cancellation);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await seeder.Seed(author, new SyntheticCases(await missions.Read(cancellation: cancellation), Seed, today), Cases, progress, cancellation);
    }

    private static Designated Person(string name, string title, Role role, string scope = "") =>
        new($"{name.ToLowerInvariant()}@demo.example", title, role, scope, Since, null);
}
