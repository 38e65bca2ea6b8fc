-- The address of somebody who has left can be given to somebody else.
delete from claim where scope = 'employee-email' and aggregate_id in (
    select aggregate_id from event where type = 'rapport.employee.EmployeeDeactivated');
