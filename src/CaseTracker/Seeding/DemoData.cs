using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What a demonstration starts with: a few hundred synthetic cases and an invented person for each role; recorded once, however often it is asked for.</summary>
public sealed class DemoData(Recorder recorder, Seeder seeder, MissionDirectory missions, TimeProvider clock)
{
    public const int Cases = 300;
    private const int Seed = 2589;
    private static readonly DateOnly Since = new(2021, 8, 18);

    private static IEnumerable<Designated> Persons =>
    [
        Person("desk", "Amina Haddad", Role.DeskOfficer),
        Person("second-desk", "Jonas Berg", Role.DeskOfficer),
        Person("senior", "Ruth Okafor", Role.SeniorFocalPoint),
        Person("senior", "Ruth Okafor", Role.StrictReader),
        Person("focal-minusca", "Claire Moreau", Role.FocalPoint, "MINUSCA"),
        Person("focal-monusco", "Daniel Silva", Role.FocalPoint, "MONUSCO"),
        Person("focal-unifil", "Mei Tanaka", Role.FocalPoint, "UNIFIL"),
        Person("liaison-caf", "Sylvie Kongbo", Role.Liaison, "CAF"),
        Person("liaison-cod", "Joseph Ilunga", Role.Liaison, "COD"),
        Person("liaison-lbn", "Nadia Khoury", Role.Liaison, "LBN"),
        Person("liaison-mar", "Youssef Alami", Role.Liaison, "MAR"),
        Person("liaison-bgd", "Farhana Rahman", Role.Liaison, "BGD"),
        Person("liaison-fra", "Luc Bernard", Role.Liaison, "FRA"),
        Person("auditor", "Rosa Lind", Role.Auditor),
        Person("administrator", "Tom Adeyemi", Role.Administrator),
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

    private static Designated Person(string account, string name, Role role, string scope = "") => new($"{account}@demo.example", name, role, scope, Since, null);
}
