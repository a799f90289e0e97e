using System.Security.Cryptography;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;

namespace CaseTracker.Seeding;

/// <summary>What a demonstration starts with: a few hundred synthetic cases, and an invented person and program for each role; recorded
/// once, however often it is asked for; a database that has cases gets the persons only.</summary>
public sealed class DemoData(Recorder recorder, Seeder seeder, SyntheticDocuments documents, DemoEdition edition, TimeProvider clock)
{
    public const int Cases = 300;
    private const int Seed = 2589;
    private static readonly DateOnly Since = new(2021, 8, 18);

    /// <summary>Who can sign in; the subject is an e-mail address.</summary>
    public static IReadOnlyList<Designated> Persons { get; } =
    [
        Person("desk", "Amina Haddad", Role.DeskOfficer),
        Person("second-desk", "Jonas Berg", Role.DeskOfficer),
        Person("senior", "Ruth Okafor", Role.SeniorFocalPoint),
        Person("senior", "Ruth Okafor", Role.StrictReader),
        Person("second-desk", "Jonas Berg", Role.StrictReader),
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

    /// <summary>Which programs get in by client credentials.</summary>
    public static IReadOnlyList<Designated> Machines { get; } =
    [
        Machine("desk", Role.DeskOfficer),
        Machine("senior", Role.SeniorFocalPoint),
        Machine("focal-minusca", Role.FocalPoint, "MINUSCA"),
        Machine("liaison-caf", Role.Liaison, "CAF"),
        Machine("liaison-mar", Role.Liaison, "MAR"),
        Machine("auditor", Role.Auditor),
        Machine("administrator", Role.Administrator),
    ];

    /// <exception cref="InvalidOperationException">The database is one in which real people act.</exception>
    public async Task Record(Author author, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        await RecordCases(author, progress, cancellation);
        await edition.Record(Author(Persons[0]), Author(Persons[1]), new Chance(Seed, 0).Id(0), cancellation);
    }

    private Task<int> RecordCases(Author author, Action<int>? progress, CancellationToken cancellation) =>
        recorder.Record(
            author,
            async recording =>
            {
                if ((await recording.Load(IdOf(Persons[0]))).Count == 0 && await HasDesignations(recording))
                    throw new InvalidOperationException(
                        "The database has designations of its own: persons whose passphrases everybody can read have no place beside them."
                    );
                foreach (var person in Persons.Concat(Machines))
                {
                    var id = IdOf(person);
                    if ((await recording.Load(id)).Count == 0)
                        recording.Add(DesignationProjection.Kind, id, [person]);
                }
                // Beside imported cases invented ones would falsify every figure.
                if (await HasCases(recording))
                    return 0;
                var (known, today) = (await MissionDirectory.Read(recording.Session), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
                var cases = new SyntheticCases(known, Seed, today);
                var added = await seeder.Seed(author, cases, Cases, progress, cancellation);
                await documents.Add(recording, author, cases, Cases, cancellation);
                return added;
            },
            cancellation
        );

    /// <summary>Follows from person and role, so that the second start finds what the first recorded.</summary>
    private static Guid IdOf(Designated person) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"demo:{person.Subject}:{person.Role}")).AsSpan(0, 16));

    private static async Task<bool> HasDesignations(Recording recording) =>
        await recording.Session.QuerySingle<long>(
            "-- DemoData.HasDesignations\nSELECT COUNT(*) FROM Ledger WHERE StreamKind = 'Designation'"
        ) > 0;

    private static async Task<bool> HasCases(Recording recording) =>
        (
            await new AudienceReader(recording.Session, Viewpoint.Un).QueryFirst<Guid>(
                1,
                "-- DemoData.HasCases\nSELECT c.CaseId FROM {CaseRow} AS c ORDER BY c.CaseId"
            )
        ).Count > 0;

    private static Designated Person(string account, string name, Role role, string scope = "") =>
        new($"{account}@demo.example", name, role, scope, Since, null) { Email = $"{account}@demo.example" };

    private static Author Author(Designated person) => new(person.Subject, Codes.Of(person.Role));

    private static Designated Machine(string name, Role role, string scope = "") =>
        new(MachineClients.SubjectOf($"demo-{name}"), $"Program of the demonstration ({name})", role, scope, Since, null);
}
