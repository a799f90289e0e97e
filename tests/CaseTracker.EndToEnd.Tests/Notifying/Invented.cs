namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>What is written in the course of the journey, in words that are found nowhere else.</summary>
internal static class Invented
{
    public const string Area = "Zandekoro",
        Victim = "Invented Sergeant",
        Prosecutor = "Procureur de Zandekoro",
        Proposed = "Bambouti",
        Reason = "Three witnesses say otherwise.",
        File = "proces-verbal.pdf";
}
