-- What SQLite's planner is to take for granted of the read tables, whatever they hold: rows, and rows that share the first one, two, three …
-- columns of an index. Without it the planner takes an index on audience and span for the way to a single case. SQL Server keeps its own.
{statistics}
GO
{statistics:CaseRow.CaseRow:400000 4000 2 1}
GO
{statistics:CaseRow.IX_CaseRow_List:400000 4000 3000 2500 2000 3 1 1 1 1 1 1 1 1 1}
GO
{statistics:CaseRow.IX_CaseRow_Mission:400000 4000 3000 2500 2000 200 3 1}
GO
{statistics:CaseRow.IX_CaseRow_Reference:400000 4000 2 1}
GO
{statistics:CaseRow.IX_CaseRow_News:400000 1000 2}
GO
{statistics:PersonRow.PersonRow:600000 6000 6 2 1}
GO
{statistics:PersonRow.IX_PersonRow_State:600000 6000 5000 100 4}
GO
{statistics:PersonRow.IX_PersonRow_News:600000 1000 3}
GO
{statistics:TimelineRow.TimelineRow:900000 9000 9 2 1}
GO
{statistics:TimelineRow.IX_TimelineRow_News:900000 1000 4}
GO
{statistics:WordRow.WordRow:6000000 60000 60 2 1}
GO
{statistics:StateRow.StateRow:300000 150000 6 2 1}
GO
{statistics:StateRow.IX_StateRow_Until:300000 150000 100000 1000}
GO
{statistics:ProtectedRow.ProtectedRow:10000 5000 3 2 1}
GO
{statistics}
