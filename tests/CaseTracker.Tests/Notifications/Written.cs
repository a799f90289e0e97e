using CaseTracker.Disclosure;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Notifications;

/// <summary>Rows of a case as an addressee has them, and notes that are filled from them.</summary>
internal static class Written
{
    public static readonly Guid FirstPerson = new("018d0c6e-0000-7000-8000-000000000001");

    public static CaseRow Case(string audience) =>
        new()
        {
            Audience = audience,
            CaseId = new("018d0c6e-0000-7000-8000-00000000000c"),
            Mission = "MINUSCA",
            Reference = "MINUSCA-2017-7QK4",
            IncidentOn = "2017-05-08",
            Act = "killing",
            Area = "Mbomou",
            Hosts = " CAF ",
            Persons = 5,
            Killed = 4,
            Injured = 1,
            Summary = "A convoy was attacked on the road.\nOne vehicle was lost.",
        };

    public static PersonRow Person(string audience, int number, string? state, string? name, string harm = "killed") =>
        new()
        {
            Audience = audience,
            CaseId = Case(audience).CaseId,
            PersonId = new Guid(number, 7, 7, new byte[8]),
            Mission = "MINUSCA",
            Personnel = "contingent",
            PersonnelGroup = "military",
            Sex = "male",
            Harm = harm,
            ConcernedState = state,
            Nationality = state,
            Name = name,
        };

    public static IReadOnlyList<Row> Rows(string audience, params string?[] names) =>
        [Case(audience), .. names.Select((n, i) => Person(audience, i + 1, audience, n))];

    public static Mission Mission { get; } = MissionList.All.Single(m => m.Code == "MINUSCA");

    public static MessageContent Content(
        MessageKind kind,
        string language,
        string state,
        IReadOnlyList<Row> rows,
        string? remark = null,
        bool withEarlier = false
    ) =>
        NoteFilling.Fill(
            new NoteWords(language).Shipped(kind),
            rows,
            Mission,
            new NoteHead(
                "NV-CAF-2026-7QK4",
                state,
                PartialDate.Parse("2026-01-15"),
                remark,
                withEarlier ? ("NV-CAF-2025-2QQ2", PartialDate.Parse("2025-12-01")) : null
            )
        );

    public static string Text(Note note) =>
        string.Join(
            '\n',
            note.Blocks.Select(b =>
                b.Text ?? string.Join('\n', b.Lines.Prepend(b.Heads).Where(l => l.Count > 0).Select(l => string.Join(" | ", l)))
            )
        );
}
