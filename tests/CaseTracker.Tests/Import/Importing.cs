using System.Text;
using CaseTracker.Import;

namespace CaseTracker.Tests.Import;

/// <summary>Imports files that stand beside the project, and small made-up ones.</summary>
internal static class Importing
{
    public const string Columns =
        "id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update";

    public static async Task<ImportReport> Import(this World world, string file)
    {
        await using var stream = File.OpenRead(SharedData.PathOf(file));
        return await world.As(World.Desk).Send(new ImportFatalities.Command(stream, file));
    }

    /// <summary>An edition of the fatalities series with these rows.</summary>
    public static Task<ImportReport> Edition(this World world, string updated, params string[] rows) =>
        world.Fatalities(Csv(updated, rows));

    public static async Task<ImportReport> Fatalities(this World world, string content, string name = "made-up.csv", bool dryRun = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await world.As(World.Desk).Send(new ImportFatalities.Command(stream, name, dryRun));
    }

    public static async Task<ImportReport> Incidents(this World world, string content, bool dryRun = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await world.As(World.Desk).Send(new ImportIncidents.Command(stream, "made-up.csv", dryRun));
    }

    public static string Csv(string updated, params string[] rows) =>
        Columns + "\n" + string.Concat(rows.Select((r, i) => $"{i + 1},{r},{updated}\n"));

    /// <summary>A row of an edition, without the id and the day of the edition.</summary>
    public static string Row(
        string key,
        string date = "2020-03-01",
        string mission = "MINUSMA",
        string gender = "M",
        string nationality = "Chad",
        string iso = "TCD",
        string personnel = "Military",
        string incident = "Malicious Act"
    ) => $"{date},{key},{mission},Fatality,{gender},{nationality},{personnel},{incident},,{iso}";
}
