namespace CaseTracker.Web.Forms;

/// <summary>Lines that are asked the same questions, on a page or in a spreadsheet.</summary>
/// <param name="Name">Of the spreadsheet's page.</param>
/// <param name="KeyHead">What the column is called that says which line is about what; null where it is hidden.</param>
/// <param name="Subject">What each line is about, in the head of its column.</param>
/// <param name="Cells">The questions of a line; the first stands where the subject is shown, and is asked of lines alone that have no
/// key.</param>
/// <param name="KeyOf">Name of the answer that says what a line is about.</param>
internal sealed record Grid(string Name, string? KeyHead, string Subject, Func<int, IReadOnlyList<Field>> Cells, Func<int, string> KeyOf)
{
    /// <summary>Lines to be filled in below the others.</summary>
    public int Blank { get; init; }

    /// <summary>Places of the questions that are answered by a date.</summary>
    public IReadOnlyCollection<int> Dates { get; init; } = [];

    /// <summary>Place of the question that is answered by a whole number.</summary>
    public int? Whole { get; init; }
}
