namespace CaseTracker.Reference;

/// <summary>
/// The missions that a new database starts with: all peacekeeping operations and whichever other missions the fatalities series names.
/// </summary>
public static class MissionList
{
    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<Mission> All { get; } =
        EmbeddedTable.Read(
            "Missions.csv",
            row => new Mission
            {
                Code = row.GetString("code"),
                Names = new(row.GetString("name_en"), row.GetString("name_fr")),
                Kind = Codes.Parse<MissionKind>(row.GetString("kind")),
                Start = Date(row.TextOrNull("start")),
                End = Date(row.TextOrNull("end")),
                Hosts = [.. row.List("hosts", ' ').Select(Host)],
                Note = row.TextOrNull("note_en") is { } note ? new(note, row.GetString("note_fr")) : null,
                ResponsibleOffice = Office(row.GetString("lead")),
                Aliases = row.List("aliases", ';'),
            }
        );

    private static PartialDate? Date(string? text) => text is null ? null : PartialDate.Parse(text);

    /// <summary>A code alone, or a code and an ISO 8601 interval with open ends: <c>SSD:2011-07-09/</c>.</summary>
    private static HostPeriod Host(string text) =>
        text.Split(':', '/') switch
        {
            [var state, var from, var to] => new(state, Date(from is "" ? null : from), Date(to is "" ? null : to)),
            _ => new(text),
        };

    private static Wording Office(string lead) =>
        lead switch
        {
            "DPO" => new("Department of Peace Operations", "Département des opérations de paix"),
            "DPPA" => new(
                "Department of Political and Peacebuilding Affairs",
                "Département des affaires politiques et de la consolidation de la paix"
            ),
            "DOS" => new("Department of Operational Support", "Département de l’appui opérationnel"),
            "DSS" => new("Department of Safety and Security", "Département de la sûreté et de la sécurité"),
            _ => throw new FormatException($"'{lead}' is not a lead department."),
        };
}
